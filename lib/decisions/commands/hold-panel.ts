import { transition } from "@/lib/applications/transition";
import { recordAudit } from "@/lib/audit/record";
import { canFileMinutes, canSendToPanel } from "@/lib/decisions/policy";
import { requireAllowed } from "@/lib/platform/permission";
import type { MinutesInput } from "@/lib/decisions/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { lockCase } from "./lock-case";

/**
 * The lead's manager takes an application to the panel for a pitch; seals need not be open.
 * Throws 404, platform.wrong_role (403), applications.wrong_status (409).
 */
export function sendToPanel(actor: Actor, applicationId: string): Promise<{ status: "panel" }> {
  return withActor(actor, async (tx) => {
    const { facts, now } = await lockCase(tx, actor, applicationId);
    requireAllowed(canSendToPanel(actor, facts));
    await transition(tx, actor, { applicationId, to: "panel", now });
    return { status: "panel" as const };
  });
}

/**
 * Files the panel's minutes, which stay the lead's own, and takes the application back to `deciding`.
 * Throws 404, platform.wrong_role (403), applications.wrong_status (409), decisions.held_in_future (422).
 */
export function fileMinutes(
  actor: Actor,
  applicationId: string,
  input: MinutesInput,
): Promise<{ id: string; status: "deciding" }> {
  return withActor(actor, async (tx) => {
    const { row, facts, now } = await lockCase(tx, actor, applicationId);
    requireAllowed(canFileMinutes(actor, facts));
    if (input.heldAt > now) throw new Refusal("decisions.held_in_future");
    const minutes = await tx.panelMinute.create({
      data: {
        applicationId,
        programmeId: row.programmeId,
        organisationId: row.leadOrganisationId,
        authorId: actor.personId,
        heldAt: input.heldAt,
        text: input.text,
        createdAt: now,
      },
      select: { id: true },
    });
    await transition(tx, actor, { applicationId, to: "deciding", now });
    await recordAudit(tx, actor, {
      type: "decision.panel_minuted",
      objectType: "panel_minutes",
      objectId: minutes.id,
      programmeId: row.programmeId,
      applicationId,
    });
    return { id: minutes.id, status: "deciding" as const };
  });
}
