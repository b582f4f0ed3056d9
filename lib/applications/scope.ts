import { isTeamRole } from "@/lib/accounts/schema";
import { liveBarsOf, liveGrantsOf } from "@/lib/access/scope";
import type { Scope } from "@/lib/platform/scope";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { GrantReason } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";

type ApplicationScope = Scope<Prisma.ApplicationWhereInput>;

const none: ApplicationScope = { kind: "none" };

/** Twin of readerOf as a filter: the applications whose T1 the actor may read. Drafts only for the team. */
export function applicationScope(actor: Actor, now: Date): ApplicationScope {
  const { membership } = actor;
  if (!membership) return none;
  if (isTeamRole(membership.role))
    return membership.startupId
      ? { kind: "where", where: { startupId: membership.startupId } }
      : none;
  return roleFilter(actor, now) ? unlessBarred(actor, scopeBeforeBars(actor, now, false)) : none;
}

/** Reference, status and outcome only: what an ended programme leaves the partner, and an auditor's whole sight. */
export function metadataScope(actor: Actor): ApplicationScope {
  return metadataFilter(actor)
    ? unlessBarred(actor, scopeBeforeBars(actor, new Date(0), true))
    : none;
}

const unlessBarred = (actor: Actor, where: Prisma.ApplicationWhereInput): ApplicationScope => ({
  kind: "where",
  where: { AND: [where, { bars: { none: liveBarsOf(actor) } }] },
});

/**
 * What a role and its grants open, before bars take from it; for counting what is barred, never for reading rows.
 * Matches nothing for who has no such role.
 */
export function scopeBeforeBars(
  actor: Actor,
  now: Date,
  metadata: boolean,
): Prisma.ApplicationWhereInput {
  const side = metadata ? metadataFilter(actor) : roleFilter(actor, now);
  const programmeId = actor.membership?.programmeId;
  return {
    AND: [
      { submittedAt: { not: null } },
      ...(programmeId ? [{ programmeId }] : []),
      // Not `OR: []`: inside AND, Prisma drops an empty OR and everything would match.
      ...(side ?? [{ id: { in: [] } }]),
    ],
  };
}

function metadataFilter({ membership }: Actor): Prisma.ApplicationWhereInput[] | null {
  if (!membership?.organisationId) return null;
  const { organisationId } = membership;
  if (membership.role === "partner_lead")
    return [{ partnerOrganisationId: organisationId, partnerEndedAt: { not: null } }];
  if (membership.role !== "auditor") return null;
  return [
    {
      OR: [{ leadOrganisationId: organisationId }, { partnerOrganisationId: organisationId }],
    },
  ];
}

function roleFilter(actor: Actor, now: Date): Prisma.ApplicationWhereInput[] | null {
  const { membership } = actor;
  const organisationId = membership?.organisationId;
  if (!membership || !organisationId) return null;
  const granted = (...reasons: GrantReason[]): Prisma.ApplicationWhereInput => ({
    grants: { some: { AND: [liveGrantsOf(actor, now), { reason: { in: reasons } }] } },
  });
  switch (membership.role) {
    case "programme_manager":
    case "officer":
      return [{ leadOrganisationId: organisationId }];
    case "partner_lead":
      return [{ partnerOrganisationId: organisationId, partnerEndedAt: null }];
    case "reviewer":
      return [
        {
          OR: [
            { AND: [{ leadOrganisationId: organisationId }, granted("assignment")] },
            {
              AND: [
                { partnerOrganisationId: organisationId, partnerEndedAt: null },
                granted("assignment", "release"),
              ],
            },
          ],
        },
      ];
    case "mentor":
      return [granted("match")];
    case "ecosystem_partner":
      return [granted("share_pack", "release")];
    case "administrator":
      return [{ AND: [{ leadOrganisationId: organisationId }, granted("break_glass")] }];
    default:
      return null;
  }
}
