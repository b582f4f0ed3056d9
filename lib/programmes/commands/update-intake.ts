import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { deadlinesOf, promisesBroken, type PromisedIntake } from "@/lib/programmes/readiness";
import type { UpdateIntakeInput } from "@/lib/programmes/setup-schema";
import { refuseFields, requireDatesInOrder } from "./intake-dates";
import { cutOffRows, intakeColumns, requirePublishedForm } from "./intake-columns";
import { loadEditableIntake } from "./load-set-up";

/**
 * Rewrites an intake. In draft everything may change but its address; once open, what was announced holds: see
 * promisesBroken. A deadline that moves later is audited as an extension.
 * Throws 404, 403, 409 programmes.closed, programmes.intake_closed and (by field) what may not change, 422 by field.
 */
export async function updateIntake(actor: Actor, intakeId: string, input: UpdateIntakeInput) {
  return withActor(actor, async (tx, now) => {
    const { intake, programme } = await loadEditableIntake(tx, actor, intakeId);
    if (intake.status === "closed") throw conflict("programmes.intake_closed");
    const formVersionId =
      input.formVersionId ?? (intake.status === "draft" ? null : intake.formVersionId);
    const wanted = { ...input, formVersionId };
    if (intake.status === "open") refuseFields(promisesBroken(intake, wanted), 409);
    requireDatesInOrder(wanted);
    await requirePublishedForm(tx, programme.id, formVersionId);
    const updated = await tx.intake.update({
      where: { id: intakeId },
      data: { ...intakeColumns(wanted), formVersionId, updatedAt: now },
      select: { id: true, slug: true, status: true },
    });
    await writeCutOffs(tx, intake, wanted);
    const extended = intake.status === "open" && lastDeadline(wanted) > lastDeadline(intake);
    await recordAudit(tx, actor, {
      type: extended ? "intake.extended" : "intake.updated",
      objectType: "intake",
      objectId: intakeId,
      programmeId: programme.id,
      payload: { status: intake.status },
    });
    return updated;
  });
}

const lastDeadline = (dates: Pick<PromisedIntake, "kind" | "closesAt" | "cutOffs">): number =>
  Math.max(0, ...deadlinesOf(dates).map((deadline) => deadline.getTime()));

// Rows of an open intake keep their ids by order, so that what hangs on a cut-off stays with it when it moves later;
// from the last backwards, because two of one intake may never close at the same moment, even between two statements.
async function writeCutOffs(
  tx: Tx,
  intake: { id: string; status: string; cutOffs: readonly { id: string }[] },
  input: Pick<UpdateIntakeInput, "cutOffs">,
): Promise<void> {
  const kept = intake.status === "open" ? intake.cutOffs : [];
  const keptIds = kept.map((row) => row.id);
  await tx.cutOff.deleteMany({ where: { intakeId: intake.id, id: { notIn: keptIds } } });
  for (const [index, row] of [...cutOffRows(input).entries()].reverse()) {
    const id = kept[index]?.id;
    await (id
      ? tx.cutOff.update({ where: { id }, data: row })
      : tx.cutOff.create({ data: { ...row, intakeId: intake.id } }));
  }
}
