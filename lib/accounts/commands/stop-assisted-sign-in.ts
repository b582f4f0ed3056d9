import { queueMail } from "@/lib/notifications/commands";
import { systemActor, type SystemActor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { closeAssistedSignIn } from "../close-assisted-sign-in";
import { recipientOf } from "../queries/recipients";
import { idInStopToken } from "../stop-token";
import type { AssistedPerson } from "../tell-contacts";

/**
 * Somebody who was told says "that was not us": the code is dead and the session that came of it is closed at once; the
 * two who assisted are told. Repeatable. Throws 404 for a link that we did not write.
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
    await closeAssistedSignIn(tx, actor, row, { now, endedById: null });
    for (const personId of [row.askedById, row.confirmedById])
      if (personId) await tellStaff(tx, actor, personId, row);
    return { stopped: true };
  });
}

async function tellStaff(tx: Tx, actor: SystemActor, personId: string, assisted: AssistedPerson) {
  const to = await recipientOf(tx, personId);
  if (!to) return;
  const person = await tx.person.findUniqueOrThrow({
    where: { id: assisted.personId },
    select: { displayName: true },
  });
  await queueMail(tx, actor, {
    template: "assisted_sign_in_stopped",
    dedupeKey: `assisted_sign_in_stopped:${assisted.id}:${personId}`,
    to,
    params: { person: person.displayName, path: "/desk/assisted" },
    programmeId: assisted.programmeId,
    organisationId: assisted.organisationId,
  });
}
