import type { NearestWait, StaffWait } from "@/lib/decisions/queries/list-staff-waits";
import { soon, type OwnTask } from "./task";

/** Up to so many of one step and intake stand alone; more become one line with their number. */
const fewest = 3;

const desk = (status: string, slug: string) => `/desk?intake=${slug}&status=${status}`;

/** Where several of one step are found, without language. */
const listOf: Record<StaffWait["step"], (slug: string) => string> = {
  take_up: (slug) => desk("submitted", slug),
  screening: (slug) => desk("screening", slug),
  reviewers: (slug) => `/desk/intakes/${slug}/assign`,
  reviewer_question: (slug) => `${desk("in_review", slug)}&view=waiting_for_us`,
  recommendation: (slug) => `/desk/intakes/${slug}/panel`,
  silence: (slug) => `/desk/intakes/${slug}/panel`,
  outcome: (slug) => `/desk/intakes/${slug}/panel`,
  minutes: (slug) => desk("panel", slug),
  letter: (slug) => `/desk?intake=${slug}&letter=waits`,
  onboarding: () => "/desk/cohorts",
};

const pageOf = (step: StaffWait["step"], { applicationId }: NearestWait) =>
  step === "onboarding"
    ? `/applications/${applicationId}/onboarding`
    : `/desk/applications/${applicationId}`;

const single = ({ step, due }: StaffWait, near: NearestWait): OwnTask => ({
  kind: step,
  about: near.item === null ? near.startup : `${near.startup} · ${near.item}`,
  count: 1,
  due: near.ownDue ?? due,
  path: pageOf(step, near),
});

/**
 * What waits for staff as lines of a list: a few stand alone, many become one line. Of many, those with a date of their
 * own that has passed or comes within a week stand alone, too, and the line counts the others.
 */
export function staffTasks(waits: readonly StaffWait[], now: string): OwnTask[] {
  const before = Date.parse(now) + soon;
  const isPressing = ({ ownDue }: NearestWait) => ownDue !== null && Date.parse(ownDue) <= before;
  return waits.flatMap((wait) => {
    if (wait.total <= fewest) return wait.nearest.map((near) => single(wait, near));
    const alone = wait.nearest.filter(isPressing);
    const next = wait.nearest.find((near) => !isPressing(near));
    const rest = {
      kind: wait.step,
      about: wait.intake.name,
      count: wait.total - alone.length,
      due: alone.length > 0 ? (next?.ownDue ?? null) : wait.due,
      path: listOf[wait.step](wait.intake.slug),
    };
    return [...alone.map((near) => single(wait, near)), ...(rest.count > 0 ? [rest] : [])];
  });
}
