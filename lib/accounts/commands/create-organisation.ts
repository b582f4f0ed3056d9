import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { isAdministrator } from "../policy";
import type { CreateOrganisationInput } from "../schema";

/** Adds an organisation. Administrators only (404 to others). Throws 409 `accounts.slug_taken`. */
export async function createOrganisation(
  actor: Actor,
  input: CreateOrganisationInput,
): Promise<{ id: string; slug: string }> {
  if (!isAdministrator(actor)) throw notFound();
  return withActor(actor, async (tx) => {
    const { slug, kind } = input;
    const taken = await tx.organisation.findUnique({ where: { slug }, select: { id: true } });
    if (taken)
      throw conflict("accounts.slug_taken", { fields: { slug: { code: "accounts.slug_taken" } } });
    const { id } = await tx.organisation.create({
      data: { slug, kind, name: asJson(input.name), shortName: asJson(input.shortName) },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "organisation.created",
      objectType: "organisation",
      objectId: id,
      payload: { kind },
    });
    return { id, slug };
  });
}
