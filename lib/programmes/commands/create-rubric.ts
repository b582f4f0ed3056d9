import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canEditRubric, organisationOf } from "@/lib/programmes/policy";
import type { VersionSource } from "@/lib/programmes/setup-schema";
import { astraZenecaRubric, hkstpRubric } from "@/lib/programmes/templates/rubrics";
import { loadVisibleProgramme } from "./load-set-up";

/**
 * Begins the next version of the rubric of the actor's own organisation (the lead's manager the lead's, the partner's
 * lead the partner's): a copy of the template or of the last version. One draft at a time. Audited.
 * Throws 404, 409 programmes.closed, programmes.rubric_draft_exists and programmes.no_version_to_copy.
 */
export async function createRubric(actor: Actor, programmeId: string, from: VersionSource) {
  return withActor(actor, async (tx) => {
    const programme = await loadVisibleProgramme(tx, actor, programmeId);
    if (programme.status === "closed") throw conflict("programmes.closed");
    const organisationId = organisationOf(programme.reader, programme);
    if (!organisationId) throw notFound();
    requireAllowed(canEditRubric(programme.reader, programme, organisationId));
    const last = await tx.rubric.findFirst({
      where: { programmeId, organisationId },
      orderBy: { number: "desc" },
      include: { criteria: { orderBy: { position: "asc" } } },
    });
    if (last?.status === "draft") throw conflict("programmes.rubric_draft_exists");
    const template = programme.reader === "lead" ? hkstpRubric : astraZenecaRubric;
    const source = from === "template" ? template : last;
    if (!source) throw conflict("programmes.no_version_to_copy");
    const rubric = await tx.rubric.create({
      data: {
        programmeId,
        organisationId,
        number: (last?.number ?? 0) + 1,
        name: asJson(source.name),
        scaleMeaning: asJson(source.scaleMeaning),
        criteria: {
          create: source.criteria.map(({ key, label, hint, weight }, position) => ({
            key,
            position,
            weight,
            label: asJson(label),
            hint: asJson(hint),
          })),
        },
      },
      select: { id: true, number: true, status: true, organisationId: true, revision: true },
    });
    await recordAudit(tx, actor, {
      type: "rubric.drafted",
      objectType: "rubric",
      objectId: rubric.id,
      programmeId,
      payload: { number: rubric.number, from },
    });
    return rubric;
  });
}
