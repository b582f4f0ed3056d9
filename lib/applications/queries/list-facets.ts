import { applicationScope } from "@/lib/applications/scope";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";

export interface ListFacets {
  /** Of the programmes the actor works in; `programme` tells two of the same name apart. */
  intakes: {
    slug: string;
    name: string;
    programme: string;
    closesAt: string | null;
    lead: string;
    partner: string;
  }[];
  /** ISO 3166-1 alpha-2, as the applications in sight say. */
  countries: string[];
  /** Short names of the organisations of the programmes in sight: one lead, one partner or several. */
  lead: string | null;
  partner: string | null;
}

/** What the staff's list can be narrowed by: from the applications in sight and from nothing else. */
export function listFacets(actor: Actor, locale: Locale): Promise<ListFacets> {
  return withActor(actor, async (tx, now) => {
    const { membership } = actor;
    const scope = applicationScope(actor, now);
    const organisationId = membership?.organisationId;
    if (scope.kind === "none" || !organisationId)
      return { intakes: [], countries: [], lead: null, partner: null };
    const side =
      membership.role === "partner_lead"
        ? { partnerOrganisationId: organisationId }
        : { leadOrganisationId: organisationId };
    const intakes = await tx.intake.findMany({
      where: {
        AND: [
          { status: { not: "draft" }, programme: side },
          membership.programmeId ? { programmeId: membership.programmeId } : {},
        ],
      },
      orderBy: [{ opensAt: "desc" }, { slug: "asc" }],
      select: {
        slug: true,
        name: true,
        closesAt: true,
        programme: {
          select: {
            name: true,
            lead: { select: { shortName: true } },
            partner: { select: { shortName: true } },
          },
        },
      },
    });
    const countries = await tx.application.groupBy({
      by: ["listCountry"],
      where: { AND: [scope.kind === "where" ? scope.where : {}, { listCountry: { not: null } }] },
      orderBy: { listCountry: "asc" },
    });
    const word = (value: unknown) => inLocale(value as LocalisedText, locale);
    const only = (names: string[]) => (new Set(names).size === 1 ? (names[0] ?? null) : null);
    return {
      intakes: intakes.map(({ slug, name, closesAt, programme }) => ({
        slug,
        name: word(name),
        programme: word(programme.name),
        closesAt: closesAt?.toISOString() ?? null,
        lead: word(programme.lead.shortName),
        partner: word(programme.partner.shortName),
      })),
      countries: countries.flatMap(({ listCountry }) => (listCountry ? [listCountry] : [])),
      lead: only(intakes.map(({ programme }) => word(programme.lead.shortName))),
      partner: only(intakes.map(({ programme }) => word(programme.partner.shortName))),
    };
  });
}
