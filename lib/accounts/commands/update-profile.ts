import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import type { ProfileInput } from "../schema";

const profileFields = [
  "displayName",
  "givenName",
  "familyName",
  "englishName",
  "chineseName",
  "phone",
  "locale",
] as const;

/** Changes what the actor said about themselves; fields that were not sent stay. The audit row names fields only. */
export async function updateProfile(actor: Actor, input: ProfileInput): Promise<{ id: string }> {
  const changed = profileFields.filter((field) => input[field] !== undefined);
  const data = Object.fromEntries(changed.map((field) => [field, input[field]]));
  await withActor(actor, async (tx) => {
    if (changed.length === 0) return;
    await tx.person.update({ where: { id: actor.personId }, data });
    await recordAudit(tx, actor, {
      type: "account.updated",
      objectType: "person",
      objectId: actor.personId,
      payload: { fields: [...changed] },
    });
  });
  return { id: actor.personId };
}
