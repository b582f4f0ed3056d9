import { formatDateTime } from "@/lib/i18n/format";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import type { ExportContent, PersonExport, StartupExport } from "./content";
import { applicationParts } from "./print-application";
import type { Block, Pair, Part, PrintContext, Printed } from "./printed";

/** The readable part of an export. */
export function printExport(content: ExportContent, context: PrintContext): Printed {
  const { t, locale } = context;
  const made = formatDateTime(content.madeAt, locale);
  const isPerson = content.kind === "person";
  return {
    locale,
    over: t("portal"),
    title: isPerson
      ? t("personTitle")
      : t("startupTitle", { startup: String(content.startup.displayName) }),
    facts: [[t("madeAt"), made]],
    intro: t(isPerson ? "personIntro" : "startupIntro"),
    parts: isPerson ? personParts(content, context) : startupParts(content, context),
    foot: t("foot", { made }),
    pageOf: (page, pages) => t("pageOf", { page, pages }),
  };
}

type Row = Record<string, unknown>;

/** A record's known fields under their names, blanks left out; ids are for programs. */
function pairsOf(row: Row, { t, locale }: PrintContext): Pair[] {
  return fields
    .filter((field) => row[field] !== null && row[field] !== undefined && row[field] !== "")
    .map((field) => [t(`fields.${field}`), plain(field, row[field], locale)]);
}

const fields = [
  "displayName",
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
  "website",
  "country",
  "city",
  "foundedYear",
  "teamSize",
  "oneLiner",
  "description",
  "createdAt",
  "lastSignInAt",
  "erasureAskedAt",
] as const;

function plain(field: string, value: unknown, locale: Locale): string {
  if (field === "locale" && isLocale(value)) return languages[value];
  if (field === "country" && typeof value === "string")
    return new Intl.DisplayNames([locale], { type: "region", style: "short" }).of(value) ?? value;
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value))
    return formatDateTime(value, locale);
  return String(value as string | number);
}

/** Each by its own name. */
const languages: Record<Locale, string> = {
  "en-HK": "English",
  "zh-HK": "繁體中文",
  "zh-CN": "简体中文",
};

/** A table, or that there is nothing. */
function tableOf(columns: string[], rows: string[][], { t }: PrintContext): Block {
  return rows.length > 0
    ? { kind: "table", columns, rows }
    : { kind: "text", text: t("none"), quiet: true };
}

function startupParts(content: StartupExport, context: PrintContext): Part[] {
  const { t, locale, role } = context;
  const when = (at: string | null) => (at ? formatDateTime(at, locale) : "");
  return [
    {
      title: t("startup"),
      level: 2,
      blocks: [{ kind: "pairs", pairs: pairsOf(content.startup, context) }],
    },
    {
      title: t("team"),
      level: 2,
      blocks: [
        tableOf(
          [t("fields.name"), t("fields.email"), t("fields.role")],
          content.team.map((member) => [member.name, member.email, role(member.role)]),
          context,
        ),
      ],
    },
    {
      title: t("consents"),
      level: 2,
      blocks: [
        tableOf(
          [t("fields.purpose"), t("fields.givenAt"), t("fields.revokedAt")],
          content.consents.map(({ purpose, givenAt, revokedAt }) => [
            t(`purposes.${purpose}`),
            when(givenAt),
            when(revokedAt),
          ]),
          context,
        ),
      ],
    },
    ...content.applications.flatMap((application) => applicationParts(application, context)),
  ];
}

function personParts(content: PersonExport, context: PrintContext): Part[] {
  const { t, locale, role, mail } = context;
  const when = (at: string | null) => (at ? formatDateTime(at, locale) : "");
  const { account, memberships, signIns, mails } = content;
  return [
    {
      title: t("account"),
      level: 2,
      blocks: [{ kind: "pairs", pairs: pairsOf(account, context) }],
    },
    {
      title: t("memberships"),
      level: 2,
      blocks: [
        tableOf(
          [t("fields.role"), t("where"), t("fields.validFrom"), t("fields.endedAt")],
          memberships.map((each) => [
            role(each.role),
            [each.startup, each.organisation, each.programme].filter(Boolean).join(" · "),
            when(each.validFrom),
            when(each.endedAt),
          ]),
          context,
        ),
      ],
    },
    ...profileParts(content, context),
    {
      title: t("signIns"),
      level: 2,
      blocks: [
        tableOf(
          [t("fields.createdAt"), t("fields.expires")],
          signIns.map(({ createdAt, expires }) => [when(createdAt), when(expires)]),
          context,
        ),
      ],
    },
    {
      title: t("mails"),
      level: 2,
      blocks: [
        tableOf(
          [t("when"), t("fields.template"), t("fields.toAddress")],
          mails.map(({ createdAt, template, toAddress }) => [
            when(createdAt),
            mail(template),
            toAddress,
          ]),
          context,
        ),
      ],
    },
  ];
}

/** What a reviewer or mentor said of themselves. */
function profileParts(
  { reviewerProfiles, mentorProfiles }: PersonExport,
  { t, locale }: PrintContext,
): Part[] {
  const words = (value: unknown): string => {
    const texts = (value ?? {}) as Record<string, string>;
    return texts[locale] ?? Object.values(texts)[0] ?? "";
  };
  const list = (value: unknown) => (Array.isArray(value) ? value.join(", ") : "");
  const shared = (profile: Row): Pair[] => [
    [t("profile.areas"), list(profile.areas)],
    [t("profile.modalities"), list(profile.modalities)],
    [t("profile.languages"), list(profile.languages)],
    [t("profile.capacity"), String(profile.capacity)],
  ];
  return [
    ...reviewerProfiles.map((profile): Part => ({
      title: t("profile.reviewer"),
      level: 2,
      blocks: [{ kind: "pairs", pairs: shared(profile) }],
    })),
    ...mentorProfiles.map((profile): Part => ({
      title: t("profile.mentor"),
      level: 2,
      blocks: [
        {
          kind: "pairs",
          pairs: [
            [t("profile.headline"), words(profile.headline)],
            [t("profile.about"), words(profile.about)],
            ...shared(profile),
          ],
        },
      ],
    })),
  ];
}
