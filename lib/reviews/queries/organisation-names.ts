import { localisedName } from "@/lib/accounts/localised-name";
import type { Locale } from "@/lib/i18n/locales";
import { onceInReading, type Tx } from "@/lib/platform/db";
import type { Side } from "@/lib/reviews/views";

interface Organisations {
  leadOrganisationId: string;
  partnerOrganisationId: string;
}

/** The two organisations' short names. */
export async function shortNames(
  tx: Tx,
  of: Organisations,
  locale: Locale,
): Promise<Record<Side, string>> {
  const ids = [of.leadOrganisationId, of.partnerOrganisationId];
  const rows = await onceInReading(tx, `names of organisations ${ids.join(" ")}`, () =>
    tx.organisation.findMany({ where: { id: { in: ids } }, select: { id: true, shortName: true } }),
  );
  const nameOf = (id: string) =>
    localisedName(rows.find((row) => row.id === id)?.shortName, locale);
  return { lead: nameOf(of.leadOrganisationId), partner: nameOf(of.partnerOrganisationId) };
}
