import { queueMail } from "@/lib/notifications/commands";
import { systemActor, type SystemActor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { endHelp } from "../end-help";
import { recipientOf } from "../queries/recipients";
import { idInStopToken } from "../stop-token";
import type { HelpedPerson } from "../tell-contacts";

/**
 * Somebody who was told says "that was not us": the code is dead and the session that came of it is closed at once; the
 * two who helped are told. Repeatable. Throws 404 for a link that we did not write.
 */
export async function stopAssistedSignIn(token: string): Promise<{ stopped: true }> {
  const id = idInStopToken(token);
  if (!id) throw notFound();
  const actor = systemActor("assisted-sign-in");
  return withActor(actor, async (tx, now) => {
    await tx.$queryRaw`SELECT 1 FROM assisted_sign_ins WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.assistedSignIn.findUnique({
      where: { id },
      select: {
        id: true,
        personId: true,
        programmeId: true,
        organisationId: true,
        askedById: true,
        confirmedById: true,
        endedAt: true,
      },
    });
    if (!row) throw notFound();
    if (row.endedAt) return { stopped: true };
    await endHelp(tx, actor, row, { now, endedById: null });
    for (const helper of [row.askedById, row.confirmedById])
      if (helper) await tellHelper(tx, actor, helper, row);
    return { stopped: true };
  });
}

async function tellHelper(tx: Tx, actor: SystemActor, helper: string, help: HelpedPerson) {
  const to = await recipientOf(tx, helper);
  if (!to) return;
  const person = await tx.person.findUniqueOrThrow({
    where: { id: help.personId },
    select: { displayName: true },
  });
  await queueMail(tx, actor, {
    template: "assisted_sign_in_stopped",
    dedupeKey: `assisted_sign_in_stopped:${help.id}:${helper}`,
    to,
    params: { person: person.displayName, path: "/desk/help" },
    programmeId: help.programmeId,
    organisationId: help.organisationId,
  });
}
