import { releaseReference } from "@/lib/access/release-reference";
import { formatDateTime } from "@/lib/i18n/format";
import { getTranslator } from "@/lib/i18n/translator";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import type { FoundDocument } from "./queries/find-document";

type Translate = (key: string, params?: Record<string, string>) => string;

/**
 * What is printed on every page of a copy, in the reader's language: who reads it, for which organisation, when, by what
 * right, and of which application.
 */
export async function stampWords(
  tx: Tx,
  actor: Actor,
  { document, row, reader, opening }: FoundDocument,
  now: Date,
): Promise<string[]> {
  const { locale, membership } = actor;
  const t = (await getTranslator(locale, "applications")) as unknown as Translate;
  const person = await tx.person.findUnique({
    where: { id: actor.personId },
    select: { displayName: true, chineseName: true },
  });
  const organisations = await tx.organisation.findMany({
    where: { id: { in: membership?.organisationId ? [membership.organisationId] : [] } },
    select: { shortName: true },
  });
  const name = person?.displayName ?? actor.displayName;
  const chinese = person?.chineseName ?? "";
  const grant = opening.how === "copy" ? opening.grant : null;
  const release = grant?.sourceId ?? null;
  const lead = inLocale(row.lead, locale);
  const right = () => {
    if (grant?.reason === "break_glass") return t("stamp.emergency", { lead });
    if (document.tier !== "T2") return t("stamp.shared");
    if (release) return t("stamp.release", { reference: releaseReference(release) });
    return t(reader === "lead" ? "stamp.staff" : "stamp.reviewer", { lead });
  };
  return [
    chinese && !name.includes(chinese) ? `${name} ${chinese}` : name,
    ...organisations.map(({ shortName }) => inLocale(shortName as LocalisedText, locale)),
    formatDateTime(now, locale),
    right(),
    row.reference,
  ];
}
