import type { Actor } from "@/lib/platform/actor";
import { uploadFiles } from "./documents";
import type { DemoStory } from "./story";
import type { Entry, Fate } from "./plan";
import { demoAnswers } from "./startups/answers";
import type { DemoStartup } from "./startups/row";
import * as walk from "./walk";

/** Days from today on which an intake's steps happen. */
export interface Calendar {
  write: number;
  submit: number;
  screen: number;
  review: number;
  ask: number;
  decide: number;
  sign: number;
}

export interface IntakeSetting {
  /** Known once the intake was opened, which is a step of the story too. */
  intakeId: () => string;
  cast: walk.Cast;
  calendar: Calendar;
  /** Reviewers of a side that suit a startup, best first. */
  reviewersFor: (startup: DemoStartup, side: "lead" | "partner") => Actor[];
  at: (days: number, hour: number) => Date;
}

const order: Fate[] = [
  "draft",
  "lapsed",
  "submitted",
  "withdrawn",
  "screening",
  "returned",
  "screened_out",
  "assigned",
  "in_review",
  "reviewed",
  "collecting",
  "half_sealed",
  "differ",
  "panel",
  "agreed",
  "decided",
  "offered",
  "waitlisted",
  "rejected",
  "turned_down",
  "admitted",
];
const reaches = (fate: Fate, step: Fate) => order.indexOf(fate) >= order.indexOf(step);
const allSections = [
  "company",
  "product",
  "science",
  "intellectual_property",
  "regulatory",
  "laboratory",
  "team",
  "finance",
  "plan",
  "ask",
];

/** Tells the story of one application as steps on days. */
export function tell(
  story: DemoStory,
  setting: IntakeSetting,
  entry: Entry,
  startup: DemoStartup,
  owner: Actor,
  place: number,
): void {
  const { calendar, cast, intakeId, at } = setting;
  const { fate } = entry;
  let id = "";
  const unfinished = fate === "draft" || fate === "lapsed";
  const sections = unfinished ? allSections.slice(0, 2 + (place % 5)) : allSections;
  const minute = (place * 13) % 60;
  const step = (day: number, hour: number, work: () => Promise<unknown>) =>
    story.on(day, hour, minute, work);
  step(calendar.write - (place % 4), 10, async () => {
    id = await walk.writeDraft(
      owner,
      intakeId(),
      demoAnswers(startup, new Date()),
      sections,
      cast.canaries,
    );
    if (!unfinished) await uploadFiles(owner, id, startup.slug, cast.canaries);
  });
  if (unfinished) return;
  step(calendar.submit, 11 + (place % 9), () => walk.submit(owner, id));
  if (fate === "withdrawn") step(calendar.screen, 9, () => walk.withdraw(owner, id));
  if (!reaches(fate, "screening")) return;
  step(calendar.screen, 10 + (place % 6), () => walk.takeUp(cast, id));
  if (fate === "returned")
    step(calendar.screen + 1, 15, () => walk.askForPapers(cast, id, at(9, 18)));
  if (fate === "screened_out")
    step(calendar.screen + 1, 15, () => walk.refuse(cast, id, at(60, 9)));
  if (!reaches(fate, "assigned")) return;
  step(calendar.screen + 1, 14, () => walk.eligible(cast, id));
  tellReviews(story, setting, entry, startup, () => id, place);
  if (reaches(fate, "collecting")) tellDecision(story, setting, entry, owner, () => id, minute);
}

function tellReviews(
  story: DemoStory,
  setting: IntakeSetting,
  entry: Entry,
  startup: DemoStartup,
  id: () => string,
  place: number,
): void {
  const { calendar, cast, reviewersFor } = setting;
  const done = reaches(entry.fate, "reviewed");
  for (const side of ["lead", "partner"] as const) {
    reviewersFor(startup, side)
      .slice(0, 2)
      .forEach((reviewer, seat) => {
        const level = Math.min(
          5,
          Math.max(1, entry[side] + (seat === 1 && place % 3 === 0 ? -1 : 0)),
        );
        const partly =
          side === "lead"
            ? seat === 0
              ? "filed"
              : place % 2
                ? "drafted"
                : "accepted"
            : seat === 0 && place % 2
              ? "filed"
              : "assigned";
        const how = entry.fate === "assigned" ? "assigned" : done ? "filed" : partly;
        story.on(calendar.review + seat, 11 + (place % 7), (place * 7 + seat * 11) % 60, () =>
          walk.seat(cast, id(), { reviewer, side, level }, how),
        );
      });
  }
}

const value = (level: number) => (level >= 4 ? "admit" : level === 3 ? "waitlist" : "reject");

function tellDecision(
  story: DemoStory,
  setting: IntakeSetting,
  entry: Entry,
  owner: Actor,
  id: () => string,
  minute: number,
): void {
  const { calendar, cast, at } = setting;
  const { fate } = entry;
  const step = (day: number, hour: number, work: () => Promise<unknown>) =>
    story.on(day, hour, minute, work);
  step(calendar.ask, 10, () =>
    walk.ask(
      cast,
      id(),
      at(
        Math.max(calendar.ask + 4, fate === "half_sealed" || fate === "collecting" ? 6 : -400),
        18,
      ),
    ),
  );
  if (fate === "collecting") return;
  step(calendar.ask + 1, 11, () => walk.recommend(cast.manager, id(), value(entry.lead)));
  if (fate === "half_sealed") return;
  if (fate === "panel") return step(calendar.ask + 1, 16, () => walk.toPanel(cast, id()));
  step(calendar.ask + 2, 12, () => walk.recommend(cast.partnerLead, id(), value(entry.partner)));
  if (fate === "differ") return step(calendar.ask + 2, 17, () => walk.hold(cast, id(), at(5, 18)));
  if (fate === "agreed") return;
  const expiresAt = at(calendar.decide + 21, 18);
  if (fate === "decided")
    return step(calendar.decide, 15, () => walk.decideOffer(cast, id(), expiresAt));
  if (fate === "waitlisted") return step(calendar.decide, 15, () => walk.waitlist(cast, id()));
  if (fate === "rejected")
    return step(calendar.decide, 15, () => walk.reject(cast, id(), at(30, 9)));
  step(calendar.decide, 15, () => walk.offer(cast, id(), expiresAt));
  if (fate === "turned_down") step(calendar.sign, 12, () => walk.turnDown(owner, id()));
  if (fate === "admitted") step(calendar.sign, 13, () => walk.sign(owner, id()));
  return;
}
