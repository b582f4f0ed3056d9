import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import type { UpdateProgrammeInput } from "@/lib/programmes/setup-schema";
import { loadEditableProgramme } from "./load-set-up";

/**
 * Changes the words, contact and decision mode of a programme. Its two organisations never change, and the decision
 * mode only while it is a draft, because startups apply under it. Audited.
 * Throws 404, 403, 409 programmes.closed and programmes.decision_mode_fixed.
 */
export async function updateProgramme(
  actor: Actor,
  programmeId: string,
  input: UpdateProgrammeInput,
) {
  return withActor(actor, async (tx, now) => {
    const programme = await loadEditableProgramme(tx, actor, programmeId);
    if (programme.status !== "draft" && input.decisionMode !== programme.decisionMode)
      throw conflict("programmes.decision_mode_fixed", {
        fields: { decisionMode: { code: "programmes.decision_mode_fixed" } },
      });
    const updated = await tx.programme.update({
      where: { id: programmeId },
      data: {
        name: asJson(input.name),
        summary: asJson(input.summary),
        offers: asJson(input.offers),
        decisionMode: input.decisionMode,
        contactEmail: input.contactEmail,
        updatedAt: now,
      },
      select: { id: true, slug: true, status: true },
    });
    await recordAudit(tx, actor, {
      type: "programme.updated",
      objectType: "programme",
      objectId: programmeId,
      programmeId,
      payload: { mode: input.decisionMode },
    });
    return updated;
  });
}
