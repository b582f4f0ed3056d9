import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import { recordAudit } from "@/lib/audit/record";
import { mentorFit } from "@/lib/mentoring/fit";
import { canProposeNow, isMatchmaker } from "@/lib/mentoring/policy";
import { countLiveMatches, isExcluded, listReadyProfiles } from "@/lib/mentoring/queries/facts";
import { menteeFacts } from "@/lib/mentoring/queries/mentee-facts";
import { liveMatchStates, type ProposeMatchInput } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor } from "@/lib/platform/db";
import { conflict, notAllowed, Refusal } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { lockCapacity } from "./load-match";
import { mailProposal } from "./match-mails";

/** Days that mentor and startup have to answer. */
const answerDays = 10;

const refusal = (
  code: "mentor_unknown" | "mentor_full" | "mentor_excluded" | "no_shared_language",
) =>
  new Refusal(`mentoring.${code}`, { fields: { mentorProfileId: { code: `mentoring.${code}` } } });

/**
 * Proposes a mentor to an admitted startup: the match, its reasons, audit, and a mail to each side. Throws 404, 403
 * platform.wrong_role, 409 mentoring.not_admitted / card_not_approved / already_matched, 422 mentoring.mentor_unknown /
 * mentor_full / mentor_excluded / no_shared_language.
 */
export function proposeMatch(actor: Actor, input: ProposeMatchInput): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    const { row } = await findVisibleApplication(tx, actor, input.applicationId, now);
    if (!isMatchmaker(actor, row)) throw notAllowed("platform.wrong_role");
    // One proposal for an application at a time, so that capacity and uniqueness are judged on what is really there.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`match/${row.programmeId}`}, 0))`;
    const card = await tx.mentorCard.findUnique({
      where: { applicationId: row.id },
      select: { approvedAt: true },
    });
    requireAllowed(canProposeNow(row, Boolean(card?.approvedAt)));
    const profile = (await listReadyProfiles(tx, row.programmeId, now)).find(
      (one) => one.id === input.mentorProfileId,
    );
    if (!profile) throw refusal("mentor_unknown");
    const { personId } = profile;
    if (await isExcluded(tx, personId, row)) throw refusal("mentor_excluded");
    const live = await tx.match.findFirst({
      where: {
        applicationId: row.id,
        mentorProfileId: profile.id,
        state: { in: [...liveMatchStates] },
      },
      select: { id: true },
    });
    if (live) throw conflict("mentoring.already_matched");
    const load = (await countLiveMatches(tx, row.programmeId)).get(profile.id) ?? 0;
    if (load >= (await lockCapacity(tx, profile.id))) throw refusal("mentor_full");
    const fit = mentorFit({ ...profile, load }, await menteeFacts(tx, row.id));
    if (!fit) throw refusal("no_shared_language");
    const match = await tx.match.create({
      data: {
        applicationId: row.id,
        programmeId: row.programmeId,
        organisationId: actor.membership?.organisationId ?? row.leadOrganisationId,
        mentorProfileId: profile.id,
        mentorPersonId: personId,
        mentorMembershipId: profile.membershipId,
        reasons: asJson(fit.reasons),
        message: input.message,
        proposedById: actor.personId,
        answerBy: new Date(now.getTime() + answerDays * 24 * 3600_000),
      },
      select: { id: true, answerBy: true },
    });
    await recordAudit(tx, actor, {
      type: "mentor.match_proposed",
      objectType: "match",
      objectId: match.id,
      programmeId: row.programmeId,
      applicationId: row.id,
      payload: { fit: fit.fit },
    });
    await mailProposal(
      tx,
      actor,
      {
        matchId: match.id,
        answerBy: match.answerBy,
        mentorPersonId: personId,
        mentorName: profile.name,
        application: row,
      },
      now,
    );
    return { id: match.id };
  });
}
