import { formatDateTime, formatFileSize } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ExportContent, ExportedApplication } from "./export-content";

/** Translated headings by key of `privacy.export`. */
export type ExportWords = (key: string) => string;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A stored value as nested lists of text; blank values as a dash. */
function valueOf(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (value instanceof Date) return escape(value.toISOString());
  if (Array.isArray(value)) {
    return value.length === 0
      ? "–"
      : `<ol>${value.map((each) => `<li>${valueOf(each)}</li>`).join("")}</ol>`;
  }
  if (typeof value === "object") return termsOf(Object.entries(value));
  return escape(String(value as string | number | boolean)).replaceAll("\n", "<br>");
}

const termsOf = (entries: [string, unknown][]) =>
  `<dl>${entries.map(([term, value]) => `<dt>${escape(term)}</dt><dd>${valueOf(value)}</dd>`).join("")}</dl>`;

function applicationOf(
  application: ExportedApplication,
  words: ExportWords,
  locale: Locale,
): string {
  const { reference, programme, intake, status, history, sections } = application;
  const steps = history.map(
    ({ label, at }) => `<li>${escape(formatDateTime(at, locale))}: ${escape(label)}</li>`,
  );
  const parts = sections.map(({ title, answers, documents }) => {
    const files = documents.map(
      ({ name, size, url }) =>
        `<li><a href="${escape(url)}">${escape(name)}</a> (${escape(formatFileSize(size))})</li>`,
    );
    return `<h3>${escape(title)}</h3>${termsOf(answers.map(({ label, words: value }) => [label, value]))}${
      files.length > 0 ? `<h4>${escape(words("files"))}</h4><ul>${files.join("")}</ul>` : ""
    }`;
  });
  return `<section><h2>${escape(reference)} · ${escape(programme)} · ${escape(intake)}</h2>
<p>${escape(status)}</p><h3>${escape(words("history"))}</h3><ul>${steps.join("")}</ul>${parts.join("\n")}</section>`;
}

type Row = Record<string, unknown>;

/** A record's known fields under their translated names, blanks left out; ids are for programs. */
function fieldsOf(row: Row, words: ExportWords, locale: Locale): string {
  const entries = fields
    .filter((field) => row[field] !== null && row[field] !== undefined && row[field] !== "")
    .map((field): [string, unknown] => [words(`fields.${field}`), plain(row[field], locale)]);
  return termsOf(entries);
}

const fields = [
  "displayName",
  "name",
  "nameEn",
  "nameZhHant",
  "nameZhHans",
  "familyName",
  "givenName",
  "englishName",
  "chineseName",
  "email",
  "phone",
  "locale",
  "role",
  "status",
  "startup",
  "organisation",
  "programme",
  "website",
  "country",
  "city",
  "foundedYear",
  "teamSize",
  "oneLiner",
  "description",
  "purpose",
  "version",
  "template",
  "toAddress",
  "state",
  "givenAt",
  "revokedAt",
  "validFrom",
  "validUntil",
  "endedAt",
  "createdAt",
  "sentAt",
  "expires",
  "lastSignInAt",
] as const;

/** A moment in words, a stored translation in the reader's language, the name of what is pointed at. */
function plain(value: unknown, locale: Locale): unknown {
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value))
    return formatDateTime(value, locale);
  if (typeof value !== "object" || value === null) return value;
  const record = value as Row;
  return record[locale] ?? plain(record.displayName ?? record.name ?? value, locale);
}

function bodyOf(content: ExportContent, words: ExportWords, locale: Locale): string {
  const block = (key: string, rows: Row[]) =>
    `<h2>${escape(words(key))}</h2>${rows.map((row) => fieldsOf(row, words, locale)).join("<hr>") || "–"}`;
  if (content.kind === "person") {
    const { account, memberships, signIns, mails } = content;
    return [
      block("account", [account]),
      block("memberships", memberships),
      block("signIns", signIns),
      block("mails", mails),
    ].join("\n");
  }
  const { startup, team, consents, applications } = content;
  return [
    block("startup", [startup]),
    block("team", team),
    block("consents", consents),
    ...applications.map((application) => applicationOf(application, words, locale)),
  ].join("\n");
}

/** The export as one page that any browser opens and prints; nothing in it is loaded from elsewhere. */
export function exportAsHtml(content: ExportContent, words: ExportWords, locale: Locale): string {
  const title = escape(words(content.kind === "person" ? "personTitle" : "startupTitle"));
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:760px;margin:2rem auto;padding:0 1rem}dt{font-weight:600}dd{margin:0 0 .6rem 1rem}section{border-top:1px solid #ccc;margin-top:2rem}</style>
</head><body><h1>${title}</h1><p>${escape(words("madeAt"))} ${escape(formatDateTime(content.madeAt, locale))}</p>
${bodyOf(content, words, locale)}
</body></html>
`;
}
