import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { membershipScope } from "../policy";
import type { OrganisationRole } from "../schema";

/** An organisation's membership that the actor may know of, locked until the end. Throws 404 otherwise. */
export async function loadMembership(tx: Tx, actor: Actor, id: string) {
  const scope = membershipScope(actor);
  if (!scope) throw notFound();
  await tx.$queryRaw`SELECT 1 FROM memberships WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.membership.findFirst({
    where: { AND: [{ id }, scope] },
    select: {
      id: true,
      personId: true,
      role: true,
      organisationId: true,
      programmeId: true,
      deputy: true,
      status: true,
      grantedById: true,
    },
  });
  if (!found?.organisationId) throw notFound();
  return {
    ...found,
    organisationId: found.organisationId,
    role: found.role as OrganisationRole,
  };
}
