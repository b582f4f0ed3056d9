import { recordAudit } from "@/lib/audit/record";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import type { Actor } from "@/lib/platform/actor";
import { csvFrom } from "@/lib/platform/csv";
import { withActor } from "@/lib/platform/db";
import { inLocale } from "@/lib/programmes/localised";
import type { ReceiptLine, SealedText } from "@/lib/releases/views";
import { loadTeamPlace } from "./load-release";
import { mostLines, receiptLines } from "./receipt";

type Translate = (key: string, params?: Record<string, string>) => string;

const columns = [
  "when",
  "who",
  "organisation",
  "what",
  "section",
  "document",
  "version",
  "under",
] as const;

/**
 * The whole receipt of an application as CSV in one language, for its own team; one audit row. Throws 404 for everybody
 * else. Returns the file's name and its text.
 */
export function exportReceipt(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<{ name: string; text: string }> {
  return withActor(actor, async (tx, now) => {
    const place = await loadTeamPlace(tx, actor, id, now);
    const { row } = place;
    const t = (await getTranslator(locale, "releases")) as unknown as Translate;
    const { lines, sealed } = await receiptLines(tx, place, locale, mostLines);
    await recordAudit(tx, actor, {
      type: "release.receipt_exported",
      objectType: "application",
      objectId: id,
      programmeId: row.programmeId,
      applicationId: id,
      payload: { lines: lines.length, sealed: sealed.length },
    });
    const rows = [
      columns.map((column) => t(`receipt.${column}`)),
      ...lines.map((line) => cellsOf(line, t, locale)),
      ...sealed.map((text) => sealedCells(text, inLocale(row.partner, locale), t, locale)),
    ];
    return { name: t("receipt.file", { reference: row.reference }), text: csvFrom(rows) };
  });
}

/** A text that the partner keeps under seal, in the same columns: when it was written, who wrote it, what becomes of it. */
function sealedCells(text: SealedText, partner: string, t: Translate, locale: Locale): string[] {
  const { kind, person, writtenAt, sealedAt, keptUntil } = text;
  return [
    formatDateTime(writtenAt, locale),
    person,
    partner,
    t(`receipt.sealed.kinds.${kind}`),
    "",
    "",
    "",
    t(keptUntil ? "receipt.sealed.cell" : "receipt.sealed.cellOpen", {
      since: formatDate(sealedAt, locale),
      until: keptUntil ? formatDate(keptUntil, locale) : "",
    }),
  ];
}

function cellsOf(line: ReceiptLine, t: Translate, locale: Locale): string[] {
  const { at, person, organisation, role, object, section, document, version, release, emergency } =
    line;
  const who = () => {
    if (person) return person;
    return role === "reviewer"
      ? t("receipt.leadReviewer", { organisation })
      : t("receipt.leadStaff", { organisation, role: t(`role.${role}`) });
  };
  const under = () => {
    if (emergency !== null) return t("receipt.byEmergency", { reason: emergency });
    if (release) return t("receipt.release", { date: formatDate(release.at, locale) });
    return t(role === "reviewer" ? "receipt.byAssignment" : "receipt.byRole");
  };
  return [
    formatDateTime(at, locale),
    who(),
    organisation,
    t(`receipt.${object}`),
    section,
    document ?? "",
    String(version),
    under(),
  ];
}
