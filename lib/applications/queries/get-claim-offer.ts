import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import { isAnswered } from "@/lib/applications/answer-check";
import { visibleQuestions, type SectionAnswers } from "@/lib/applications/answers";
import { closedStatuses } from "@/lib/applications/lifecycle";
import type { ClaimOffer, HeldSection } from "@/lib/applications/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";
import { inLocale } from "@/lib/programmes/localised";
import { loadApplication, type ApplicationRow } from "./find-visible-application";
import { getFormSections } from "./form-versions";

/**
 * What an invitation to claim offers, for the person it was mailed to; null for everybody else, for unknown links and for
 * other kinds of invitation.
 */
export function getClaimOffer(
  actor: Actor,
  token: string,
  locale: Locale,
): Promise<ClaimOffer | null> {
  return withActor(actor, async (tx, now) => {
    const invitation = await tx.invitation.findUnique({
      where: { tokenHash: hashToken(token) },
      select: {
        email: true,
        applicationId: true,
        acceptedAt: true,
        revokedAt: true,
        expiresAt: true,
      },
    });
    if (!invitation?.applicationId || invitation.email !== actor.email) return null;
    const row = await loadApplication(tx, invitation.applicationId, now);
    const startup = await tx.startup.findUniqueOrThrow({
      where: { id: row.startupId },
      select: { websiteDomain: true },
    });
    const isClaimed = row.claimedAt !== null;
    const hasEnded = closedStatuses.includes(row.status);
    const isOpen = !invitation.acceptedAt && !invitation.revokedAt && invitation.expiresAt > now;
    return {
      applicationId: row.id,
      reference: row.reference,
      startup: row.startup.listName,
      programme: inLocale(row.programmeName, locale),
      intake: inLocale(row.intake.name, locale),
      lead: inLocale(row.lead, locale),
      partner: inLocale(row.partner, locale),
      importedAt: (row.submittedAt ?? now).toISOString(),
      isClaimed,
      hasEnded,
      sameWebsite: await ownWithDomain(tx, actor, startup.websiteDomain, now),
      held: isOpen && !isClaimed && !hasEnded ? await heldIn(tx, row, locale) : [],
    };
  });
}

async function ownWithDomain(
  tx: Tx,
  actor: Actor,
  domain: string | null,
  now: Date,
): Promise<string[]> {
  if (domain === null) return [];
  const own = await tx.membership.findMany({
    where: {
      AND: [
        { personId: actor.personId, startup: { websiteDomain: domain } },
        liveMembershipWhere(now),
      ],
    },
    select: { startup: { select: { displayName: true } } },
  });
  return own.flatMap(({ startup }) => (startup ? [startup.displayName] : []));
}

async function heldIn(tx: Tx, row: ApplicationRow, locale: Locale): Promise<HeldSection[]> {
  const form = await getFormSections(tx, row.formVersionId);
  // Through a door of the second wall: this person is not of the team yet (docs/second-wall.md).
  const shared = await tx.$queryRaw<{ section_key: string; answers: SectionAnswers }[]>`
    SELECT section_key, answers FROM claim_offer(${row.id}::uuid)`;
  return form.flatMap((section) => {
    const given = shared.find(({ section_key }) => section_key === section.key)?.answers ?? {};
    const answers = visibleQuestions(section, given)
      .filter(({ key }) => isAnswered(given[key]))
      .map((question) => ({ question, value: given[question.key] }));
    const title = inLocale(section.title, locale);
    return answers.length > 0 ? [{ key: section.key, title, answers }] : [];
  });
}
