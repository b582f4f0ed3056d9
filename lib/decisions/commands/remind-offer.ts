import { recordAudit } from "@/lib/audit/record";
import { reminderLead } from "@/lib/decisions/letter-dates";
import { loadOffer } from "@/lib/decisions/queries/load-offer";
import type { SystemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { lockCaseForChore } from "./lock-case";
import { tellStartup } from "./tell";

/** The portal itself reminds a startup, once, of an offer that is about to lapse. Returns whether it did. */
export function remindOffer(actor: SystemActor, applicationId: string): Promise<boolean> {
  return withActor(actor, async (tx) => {
    const { now, row, facts } = await lockCaseForChore(tx, applicationId);
    const offer = await loadOffer(tx, applicationId);
    const runs = offer.state === "sent" && row.status === "offered" && facts.heldLetters === 0;
    const left = offer.expiresAt.getTime() - now.getTime();
    const isNear = left > 0 && left <= reminderLead(offer.sentAt, offer.expiresAt);
    if (!runs || !isNear || offer.remindedAt) return false;
    await tx.offer.update({
      where: { id: offer.id },
      data: { remindedAt: now },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "offer.reminded",
      objectType: "offer",
      objectId: offer.id,
      programmeId: row.programmeId,
      applicationId,
    });
    const path = `/applications/${applicationId}/offer`;
    const letter = {
      template: "offer_reminder",
      occasion: offer.id,
      due: offer.expiresAt,
    } as const;
    await tellStartup(tx, actor, row, { ...letter, path }, now);
    return true;
  });
}
