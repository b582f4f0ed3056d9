import { localisedName } from "@/lib/accounts/localised-name";
import type { Locale } from "@/lib/i18n/locales";
import type { Tx } from "@/lib/platform/db";
import type { Side } from "@/lib/reviews/policy";

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
  const rows = await tx.organisation.findMany({
    where: { id: { in: [of.leadOrganisationId, of.partnerOrganisationId] } },
    select: { id: true, shortName: true },
  });
  const nameOf = (id: string) =>
    localisedName(rows.find((row) => row.id === id)?.shortName, locale);
  return { lead: nameOf(of.leadOrganisationId), partner: nameOf(of.partnerOrganisationId) };
}
