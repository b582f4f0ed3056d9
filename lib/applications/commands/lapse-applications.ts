import { lockApplication } from "@/lib/applications/lock-application";
import {
  loadApplication,
  type ApplicationRow,
} from "@/lib/applications/queries/find-visible-application";
import { transition } from "@/lib/applications/transition";
import type { SystemActor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { mailTeam } from "./team-mail";

const day = 24 * 3600_000;

/** Reminders of a returned application before its due date; it lapses only after both. */
const papersReminderBefore = [3 * day, day] as const;
/** Reminders of a draft before its deadline. */
const draftReminderBefore = [7 * day, 2 * day] as const;

interface Due {
  id: string;
}

/** Ids of drafts past deadline + grace, a window's or their own extension (twin of windowState). */
function draftsPastDeadline(tx: Tx): Promise<Due[]> {
  return tx.$queryRaw<Due[]>`
    SELECT a.id FROM applications a JOIN intakes i ON i.id = a.intake_id
     WHERE a.status = 'draft' AND i.closes_at IS NOT NULL
       AND app_now() > greatest(i.closes_at, a.deadline_extended_to) + make_interval(mins => i.grace_minutes)
     LIMIT 500`;
}

async function lapse(actor: SystemActor, id: string, from: "draft" | "returned"): Promise<boolean> {
  return withActor(actor, async (tx) => {
    const now = await lockApplication(tx, id);
    const row = await loadApplication(tx, id, now);
    const due = from === "draft" ? row.next.deadline : row.returnedDueAt;
    const grace = from === "draft" ? row.window.graceMinutes * 60_000 : 0;
    // Looked at again under the lock: it may have been sent or extended since the list was made.
    if (row.status !== from || !due || now.getTime() <= due.getTime() + grace) return false;
    await transition(tx, actor, { applicationId: id, to: "lapsed", now });
    await mailTeam(tx, actor, row, now, {
      template: "application_lapsed",
      occasion: "once",
      params: { due: due.toISOString() },
    });
    return true;
  });
}

/** Lapses every draft past its deadline, each in its own transaction. Repeatable. Returns how many. */
export async function lapseDrafts(actor: SystemActor): Promise<number> {
  const due = await withActor(actor, draftsPastDeadline);
  let lapsed = 0;
  for (const { id } of due) if (await lapse(actor, id, "draft")) lapsed += 1;
  return lapsed;
}

interface PaperRow {
  id: string;
  applicationId: string;
  dueAt: Date;
  remindersSent: number;
}

/** Sends the next reminder that is due for papers; after two and past due, the application lapses. Returns how many did. */
export async function pursuePapers(actor: SystemActor): Promise<number> {
  const { papers, now } = await withActor(actor, async (tx, moment) => ({
    now: moment,
    papers: await tx.paperRequest.findMany({
      where: { answeredAt: null, dueAt: { lt: new Date(moment.getTime() + 3 * day) } },
      select: { id: true, applicationId: true, dueAt: true, remindersSent: true },
      take: 500,
    }),
  }));
  let lapsed = 0;
  for (const paper of papers) {
    const reminded = await remindOfPapers(actor, paper, now);
    const isOver = paper.remindersSent >= papersReminderBefore.length && now > paper.dueAt;
    if (!reminded && isOver && (await lapse(actor, paper.applicationId, "returned"))) lapsed += 1;
  }
  return lapsed;
}

async function remindOfPapers(actor: SystemActor, paper: PaperRow, now: Date): Promise<boolean> {
  const before = papersReminderBefore[paper.remindersSent];
  if (before === undefined || now.getTime() < paper.dueAt.getTime() - before) return false;
  return withActor(actor, async (tx) => {
    const row = await loadApplication(tx, paper.applicationId, now);
    if (row.status !== "returned") return false;
    await tx.paperRequest.update({
      where: { id: paper.id },
      data: { remindersSent: paper.remindersSent + 1 },
      select: { id: true },
    });
    await mailTeam(tx, actor, row, now, {
      template: "papers_requested",
      occasion: `${paper.id}/reminder/${paper.remindersSent + 1}`,
      params: { due: paper.dueAt.toISOString() },
    });
    return true;
  });
}

const nearDeadline = (row: ApplicationRow, now: Date): number | null => {
  const left = (row.next.deadline?.getTime() ?? 0) - now.getTime();
  if (!row.next.deadline || left <= 0) return null;
  return draftReminderBefore.findLast((before) => left <= before) ?? null;
};

/** Reminds teams of drafts seven and two days before the deadline; the mail's key makes each go once. Returns how many drafts. */
export async function remindDrafts(actor: SystemActor): Promise<number> {
  return withActor(actor, async (tx, now) => {
    const horizon = new Date(now.getTime() + draftReminderBefore[0]);
    const drafts = await tx.application.findMany({
      where: {
        status: "draft",
        OR: [
          { intake: { closesAt: { gt: now, lte: horizon } } },
          { deadlineExtendedTo: { gt: now, lte: horizon } },
        ],
      },
      select: { id: true },
      take: 500,
    });
    let reminded = 0;
    for (const { id } of drafts) {
      const row = await loadApplication(tx, id, now);
      const before = nearDeadline(row, now);
      if (before === null || !row.next.deadline) continue;
      const due = row.next.deadline.toISOString();
      await mailTeam(tx, actor, row, now, {
        template: "deadline_reminder",
        occasion: `${due}/${before / day}`,
        params: { due },
      });
      reminded += 1;
    }
    return reminded;
  });
}
