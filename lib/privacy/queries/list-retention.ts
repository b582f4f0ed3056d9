import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { hongKongDate } from "@/lib/programmes/eligibility";
import { retentionOrganisation } from "../policy";
import { endings, erasedFrom } from "@/lib/applications/retention";
import type { RetentionView } from "../schema";

/** Lines of the preview; later ones come up as these go. */
export const retentionShown = 200;

/**
 * What the timers will erase in the programmes that the actor's organisation leads, the soonest first: submitted
 * applications that have ended, by reference and outcome, and how many lapsed drafts by day without a reference. 404 for
 * everybody but managers and administrators.
 */
export function listRetention(
  actor: Actor,
): Promise<{ items: RetentionView[]; drafts: number; more: boolean }> {
  return withActor(actor, async (tx) => {
    const organisationId = retentionOrganisation(actor);
    if (!organisationId) throw notFound();
    const where = {
      leadOrganisationId: organisationId,
      erasedAt: null,
      status: { in: [...endings] },
      ...(actor.membership?.programmeId ? { programmeId: actor.membership.programmeId } : {}),
    };
    const rows = await tx.application.findMany({
      where: { ...where, submittedAt: { not: null } },
      select: {
        id: true,
        reference: true,
        programmeId: true,
        status: true,
        statusAt: true,
      },
    });
    const drafts = await tx.application.count({ where: { ...where, submittedAt: null } });
    const programmes = await tx.programme.findMany({
      where: { id: { in: [...new Set(rows.map(({ programmeId }) => programmeId))] } },
      select: { id: true, name: true },
    });
    const names = new Map(programmes.map(({ id, name }) => [id, name]));
    const items = rows
      .flatMap(({ id, reference, programmeId, status, statusAt }) => {
        const from = erasedFrom({ status, statusAt, wasSubmitted: true });
        if (!from) return [];
        return {
          id,
          reference,
          programme: names.get(programmeId),
          outcome: status as string,
          endedAt: statusAt.toISOString(),
          erasedOn: hongKongDate(from),
        };
      })
      .toSorted((a, b) => a.erasedOn.localeCompare(b.erasedOn));
    return { items: items.slice(0, retentionShown), drafts, more: items.length > retentionShown };
  });
}
