import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, notAllowed, Refusal } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canCreateProgramme } from "@/lib/programmes/policy";
import type { CreateProgrammeInput } from "@/lib/programmes/setup-schema";
import { freeSlug } from "./slugs";

/**
 * Makes a programme in draft, led by the actor's own organisation, with the partner that was chosen. Audited.
 * Throws 403 (not a manager of the whole lead organisation), 422 programmes.partner_unknown, 409 programmes.slug_taken
 * and programmes.people_of_both.
 */
export async function createProgramme(actor: Actor, input: CreateProgrammeInput) {
  requireAllowed(canCreateProgramme(actor));
  return withActor(actor, async (tx) => {
    const leadOrganisationId = await ownLeadOrganisation(tx, actor);
    await requirePartner(tx, leadOrganisationId, input.partnerOrganisationId);
    const slug = await freeSlug(input.slug, input.name["en-HK"], "programme", async (wish) =>
      Boolean(await tx.programme.findUnique({ where: { slug: wish }, select: { id: true } })),
    );
    const programme = await tx.programme.create({
      data: {
        slug,
        name: asJson(input.name),
        summary: asJson(input.summary),
        offers: asJson(input.offers),
        leadOrganisationId,
        partnerOrganisationId: input.partnerOrganisationId,
        decisionMode: input.decisionMode,
        contactEmail: input.contactEmail,
      },
      select: { id: true, slug: true, status: true },
    });
    await recordAudit(tx, actor, {
      type: "programme.created",
      objectType: "programme",
      objectId: programme.id,
      programmeId: programme.id,
      payload: { partnerOrganisationId: input.partnerOrganisationId, mode: input.decisionMode },
    });
    return programme;
  });
}

async function ownLeadOrganisation(tx: Tx, actor: Actor): Promise<string> {
  const id = actor.membership?.organisationId;
  const own = id
    ? await tx.organisation.findFirst({ where: { id, kind: "lead" }, select: { id: true } })
    : null;
  if (!own) throw notAllowed("platform.wrong_role");
  return own.id;
}

async function requirePartner(tx: Tx, leadId: string, partnerId: string): Promise<void> {
  const partner = await tx.organisation.findFirst({
    where: { id: partnerId, kind: "partner" },
    select: { id: true },
  });
  if (!partner)
    throw new Refusal("programmes.partner_unknown", {
      fields: { partnerOrganisationId: { code: "programmes.partner_unknown" } },
    });
  // A membership without a programme would cover the new one too: nobody may stand on both sides of it.
  const live = (organisationId: string) => ({
    organisationId,
    programmeId: null,
    status: { not: "ended" as const },
  });
  const both = await tx.person.count({
    where: {
      AND: [{ memberships: { some: live(leadId) } }, { memberships: { some: live(partnerId) } }],
    },
  });
  if (both > 0) throw conflict("programmes.people_of_both", { params: { count: both } });
}
