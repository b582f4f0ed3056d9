import { transition } from "@/lib/applications/transition";
import { recordAudit } from "@/lib/audit/record";
import { loadOffer } from "@/lib/decisions/queries/load-offer";
import type { SystemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { tellDeciders, tellStartup } from "./tell";
import { lockCaseForChore } from "./lock-case";

/**
 * The portal itself ends an offer past its expiry: offer and application lapse, all grants end, and the startup and
 * those who decided are told. Does nothing when it was answered meanwhile or still runs; returns whether it lapsed.
 */
export function lapseOffer(actor: SystemActor, applicationId: string): Promise<boolean> {
  return withActor(actor, async (tx) => {
    const { now, ...found } = await lockCaseForChore(tx, applicationId);
    const { row } = found;
    const offer = await loadOffer(tx, applicationId);
    if (offer.state !== "sent" || row.status !== "offered" || now <= offer.expiresAt) return false;
    // Shown by the version before while its letter was held: nobody was told, so nothing lapses.
    if (found.facts.heldLetters > 0) return false;
    await tx.offer.update({
      where: { id: offer.id },
      data: { state: "lapsed" },
      select: { id: true },
    });
    await transition(tx, actor, { applicationId, to: "lapsed", now });
    await recordAudit(tx, actor, {
      type: "offer.lapsed",
      objectType: "offer",
      objectId: offer.id,
      programmeId: row.programmeId,
      applicationId,
    });
    const mail = { occasion: offer.id, due: offer.expiresAt };
    await tellStartup(tx, actor, row, { ...mail, template: "offer_lapsed_to_startup" }, now);
    await tellDeciders(tx, actor, found, { ...mail, template: "offer_lapsed" }, now);
    return true;
  });
}
