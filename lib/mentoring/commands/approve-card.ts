import { loadApplication } from "@/lib/applications/queries/find-visible-application";
import { recordAudit } from "@/lib/audit/record";
import { canConsent, canWriteCard } from "@/lib/mentoring/policy";
import type { MentorCardInput } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";

/**
 * Writes the card a mentor sees before both accept. Changing the words withdraws an earlier approval: what mentors read is
 * exactly what an owner approved. Throws 404 (not one's startup), mentoring.viewer_reads (403), mentoring.not_admitted (409).
 */
export function writeMentorCard(
  actor: Actor,
  applicationId: string,
  input: MentorCardInput,
): Promise<{ approvedAt: null }> {
  return withActor(actor, async (tx, now) => {
    const application = await loadApplication(tx, applicationId, now);
    requireAllowed(canWriteCard(actor, application.startupId));
    if (application.status !== "admitted") throw conflict("mentoring.not_admitted");
    const { text, wishes, language } = input;
    const columns = {
      text,
      wishes,
      language,
      approvedAt: null,
      approvedById: null,
      updatedAt: now,
    };
    await tx.mentorCard.upsert({
      where: { applicationId },
      create: {
        ...columns,
        applicationId,
        programmeId: application.programmeId,
        startupId: application.startupId,
      },
      update: columns,
    });
    return { approvedAt: null };
  });
}

/**
 * An owner approves the card as it stands. Throws 404, mentoring.owner_only and mentoring.assisted_session (403),
 * mentoring.no_card (409).
 */
export function approveMentorCard(
  actor: Actor,
  applicationId: string,
): Promise<{ approvedAt: Date }> {
  return withActor(actor, async (tx, now) => {
    const application = await loadApplication(tx, applicationId, now);
    requireAllowed(canConsent(actor, application.startupId));
    const { count } = await tx.mentorCard.updateMany({
      where: { applicationId },
      data: { approvedAt: now, approvedById: actor.personId },
    });
    if (count === 0) throw conflict("mentoring.no_card");
    await recordAudit(tx, actor, {
      type: "mentor.card_approved",
      objectType: "application",
      objectId: applicationId,
      programmeId: application.programmeId,
      applicationId,
    });
    return { approvedAt: now };
  });
}
