import type { Role } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import type { DecisionFacts } from "@/lib/decisions/policy";

export const ids = { programme: "p1", lead: "lead", partner: "partner", startup: "s1" };

export function actorAs(
  role: Role,
  options: {
    organisationId?: string | null;
    programmeId?: string | null;
    startupId?: string | null;
    assisted?: boolean;
    deputy?: boolean;
  } = {},
): Actor {
  return {
    kind: "person",
    personId: "person",
    displayName: "Person",
    email: "person@test.example",
    locale: "en-HK",
    assisted: options.assisted ?? false,
    membership: {
      id: "membership",
      role,
      organisationId: options.organisationId ?? null,
      programmeId: options.programmeId ?? null,
      startupId: options.startupId ?? null,
      unit: null,
      deputy: options.deputy ?? false,
      maySubmit: false,
    },
  };
}

export const manager = actorAs("programme_manager", { organisationId: ids.lead });
export const deputy = actorAs("programme_manager", { organisationId: ids.lead, deputy: true });
export const officer = actorAs("officer", { organisationId: ids.lead });
export const partnerLead = actorAs("partner_lead", { organisationId: ids.partner });
export const owner = actorAs("owner", { startupId: ids.startup });

export const now = new Date("2027-04-20T02:00:00Z");
export const hours = (count: number) => new Date(now.getTime() + count * 3600_000);

export function factsWith(options: Partial<DecisionFacts> = {}): DecisionFacts {
  return {
    programmeId: ids.programme,
    leadOrganisationId: ids.lead,
    partnerOrganisationId: ids.partner,
    startupId: ids.startup,
    status: "deciding",
    leadAlone: false,
    mode: "both_must_agree",
    decision: {
      state: "collecting",
      recommendationsDueAt: hours(24),
      remindedAt: null,
      sealOpenedAt: null,
      outcome: null,
      outcomeBy: null,
      withPartner: true,
    },
    current: { lead: null, partner: null },
    hasOwner: true,
    heldLetters: 0,
    ...options,
  };
}

/** Facts with both recommendations in and the seal open. */
export function openFacts(
  lead: Parameters<typeof said>[0],
  partner: Parameters<typeof said>[0],
  options: Partial<DecisionFacts> = {},
): DecisionFacts {
  const facts = factsWith(options);
  return {
    ...facts,
    decision: facts.decision && { ...facts.decision, state: "open", sealOpenedAt: hours(-1) },
    current: { lead: said(lead), partner: said(partner) },
  };
}

export const said = (
  value: "admit" | "waitlist" | "reject" | "lead_only" | "watch_list" | null,
) => ({
  value,
  mustConfirm: [],
});
