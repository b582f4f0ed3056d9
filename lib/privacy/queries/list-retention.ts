import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { retentionOrganisation } from "../policy";
import { endings, erasedFrom } from "@/lib/applications/retention";
import { idleStep } from "../idle";
import type { IdleView, RetentionView } from "../schema";
import { idleAccounts } from "./idle-accounts";

/** Lines of the preview; later ones come up as these go. */
export const retentionShown = 200;

/**
 * What the timers will erase in the programmes that the actor's organisation leads, the soonest first: submitted
 * applications that have ended, by reference and outcome, and how many lapsed drafts by day without a reference. 404 for
 * everybody but managers and administrators.
 */
export function listRetention(
  actor: Actor,
): Promise<{ items: RetentionView[]; drafts: number; more: boolean; idle: IdleView[] }> {
  return withActor(actor, async (tx, now) => {
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
    return {
      items: items.slice(0, retentionShown),
      drafts,
      more: items.length > retentionShown,
      idle: await idleOf(tx, organisationId, now),
    };
  });
}

/**
 * How many idle accounts are erased on which day, of people of startups that came to the organisation's programmes and of those
 * that came to none; never of another organisation's alone.
 */
async function idleOf(tx: Tx, organisationId: string, now: Date): Promise<IdleView[]> {
  const rows = await idleAccounts(tx, now);
  const elsewhere = await tx.membership.findMany({
    where: {
      personId: { in: rows.map(({ id }) => id) },
      startup: {
        applications: { some: {} },
        NOT: { applications: { some: { leadOrganisationId: organisationId } } },
      },
    },
    select: { personId: true },
  });
  const theirs = new Set(elsewhere.map(({ personId }) => personId));
  const days = new Map<string, number>();
  for (const row of rows.filter(({ id }) => !theirs.has(id))) {
    const step = idleStep(row, now);
    if (step.do === "nothing") continue;
    const erasedOn = hongKongDate(step.do === "erase" ? now : step.erasedOn);
    days.set(erasedOn, (days.get(erasedOn) ?? 0) + 1);
  }
  return [...days]
    .map(([erasedOn, count]) => ({ erasedOn, count }))
    .toSorted((a, b) => a.erasedOn.localeCompare(b.erasedOn));
}
