import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assessedStatuses,
  canTransition,
  closedStatuses,
  cohortStatuses,
  datesOfIntake,
  deadlineOf,
  decidedStatuses,
  decidingStatuses,
  deliberatedStatuses,
  endedStatuses,
  lifecycle,
  nextStatuses,
  nextStepFor,
  openStatuses,
  parties,
  sealedStatuses,
  shownStatuses,
  windowState,
  type WindowFacts,
} from "@/lib/applications/lifecycle";
import { lifecycleDiagram } from "@/lib/applications/lifecycle-diagram";
import { applicationStatuses, audiences, type ApplicationStatus } from "@/lib/applications/schema";
import { ApplicationStatus as stored } from "@/lib/generated/prisma/enums";
import { locales } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";

// product.md, "Lifecycle of an application", written out a second time by hand.
const table: [ApplicationStatus | "-", ApplicationStatus[], string][] = [
  ["-", ["draft"], "owner"],
  ["-", ["submitted"], "import"],
  ["draft", ["submitted", "withdrawn"], "owner"],
  ["draft", ["lapsed"], "system"],
  ["submitted", ["screening"], "lead"],
  ["submitted", ["withdrawn"], "owner"],
  ["screening", ["returned", "in_review", "rejected"], "lead"],
  ["screening", ["withdrawn"], "owner"],
  ["returned", ["screening", "withdrawn"], "owner"],
  ["returned", ["lapsed"], "system"],
  ["in_review", ["deciding"], "lead"],
  ["in_review", ["withdrawn"], "owner"],
  ["deciding", ["panel"], "lead"],
  ["deciding", ["offered", "waitlisted", "rejected"], "joint"],
  ["deciding", ["withdrawn"], "owner"],
  ["panel", ["deciding"], "lead"],
  ["panel", ["withdrawn"], "owner"],
  ["waitlisted", ["offered", "rejected"], "joint"],
  ["waitlisted", ["withdrawn"], "owner"],
  ["offered", ["admitted", "declined", "withdrawn"], "owner"],
  ["offered", ["lapsed"], "system"],
  ["admitted", ["suspended", "left", "graduated"], "joint"],
];

describe("the lifecycle", () => {
  test("has the statuses of the database", () => {
    expect([...applicationStatuses].toSorted()).toEqual(Object.keys(stored).toSorted());
  });

  test("allows every step of the table and no other", () => {
    const allowed = new Set(
      table.flatMap(([from, targets, by]) => targets.map((to) => `${from} ${to} ${by}`)),
    );
    for (const from of [null, ...applicationStatuses])
      for (const to of applicationStatuses)
        for (const by of parties)
          expect(`${from} ${to} ${by} ${canTransition(from, to, [by])}`).toBe(
            `${from} ${to} ${by} ${allowed.has(`${from ?? "-"} ${to} ${by}`)}`,
          );
  });

  test("reaches every status from the beginning, and nothing leaves an ending", () => {
    const reached = new Set<ApplicationStatus | null>([null]);
    for (let round = 0; round < lifecycle.length; round += 1)
      for (const { from, to } of lifecycle) if (reached.has(from)) reached.add(to);
    expect(reached.size).toBe(applicationStatuses.length + 1);
    for (const status of endedStatuses) expect(nextStatuses(status, parties)).toEqual([]);
    expect(closedStatuses.every((status) => !openStatuses.includes(status))).toBe(true);
  });

  test("is drawn in the docs as it is", async () => {
    const page = await readFile("docs/lifecycle.md", "utf8");
    expect(page).toContain(`\`\`\`mermaid\n${lifecycleDiagram()}\n\`\`\``);
  });

  test("gives nobody a step when nobody asks", () => {
    for (const from of applicationStatuses) expect(nextStatuses(from, [])).toEqual([]);
  });
});

describe("what happens next", () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const facts = {
    deadline: day("2027-03-31"),
    returnedDueAt: day("2027-04-10"),
    reviewsDueAt: day("2027-04-20"),
    decisionDueAt: day("2027-04-25"),
    panelAt: day("2027-04-28"),
    answerBy: day("2027-05-12"),
    offerExpiresAt: day("2027-05-30"),
    reapplyFrom: day("2028-01-01"),
    letterWaits: false,
  };

  test("tells the startup its own dates and never the internal ones", () => {
    const internal = [facts.reviewsDueAt, facts.decisionDueAt, facts.panelAt];
    for (const status of applicationStatuses) {
      const { due } = nextStepFor("startup", { ...facts, status });
      expect(internal).not.toContain(due);
    }
    expect(nextStepFor("startup", { ...facts, status: "panel" })).toEqual({
      key: "panel",
      ball: "both",
      due: facts.answerBy,
    });
  });

  test("has a label, a sentence with and without a date, and a holder of the ball for every status, audience and language", async () => {
    for (const locale of locales) {
      const { applications } = (await loadMessages(locale, ["applications"])) as {
        applications: {
          statuses: Record<string, Record<string, string>>;
          next: Record<string, Record<string, string>>;
          balls: Record<string, string>;
        };
      };
      for (const audience of audiences)
        for (const status of applicationStatuses) {
          expect(applications.statuses[audience]?.[status]).toBeTruthy();
          const sentence = applications.next[audience]?.[status] ?? "";
          expect(sentence).toMatch(/[.。]/);
          const { due, ball } = nextStepFor(audience, { ...facts, status });
          expect(applications.balls[ball]).toBeTruthy();
          if (sentence.includes("{due}")) expect(due).not.toBeNull();
        }
    }
  });
});

describe("the window", () => {
  const opens = new Date("2027-01-01T00:00:00Z");
  const closes = new Date("2027-03-31T15:59:00Z");
  const facts: WindowFacts = {
    intakeStatus: "open",
    opensAt: opens,
    closesAt: closes,
    graceMinutes: 15,
    deadlineExtendedTo: null,
  };
  const at = (milliseconds: number) => new Date(closes.getTime() + milliseconds);

  test("is open up to and including the last moment of grace", () => {
    expect(windowState(facts, at(15 * 60_000))).toBe("open");
    expect(windowState(facts, at(15 * 60_000 + 1))).toBe("deadline_passed");
  });

  test("opens at its first moment, and a draft intake never", () => {
    expect(windowState(facts, opens)).toBe("open");
    expect(windowState(facts, new Date(opens.getTime() - 1))).toBe("not_open_yet");
    expect(windowState({ ...facts, intakeStatus: "draft" }, opens)).toBe("not_open_yet");
  });

  test("an extension moves one application only later, also past staff closing the intake", () => {
    const extended = { ...facts, deadlineExtendedTo: at(3600_000) };
    expect(windowState(extended, at(3600_000))).toBe("open");
    expect(windowState({ ...extended, intakeStatus: "closed" }, at(3600_000))).toBe("open");
    expect(windowState({ ...extended, intakeStatus: "closed" }, at(2 * 3600_000))).toBe("closed");
    const earlier = { ...facts, deadlineExtendedTo: at(-3600_000) };
    expect(deadlineOf(earlier)).toEqual(closes);
  });

  test("never closes again once it was closed (property)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 1e9 }),
        fc.option(fc.integer({ min: -1e9, max: 1e9 })),
        (first, later, extension) => {
          const one = { ...facts, deadlineExtendedTo: extension === null ? null : at(extension) };
          const before = windowState(one, at(first));
          const after = windowState(one, at(first + later));
          return before === "open" || after !== "open";
        },
      ),
    );
  });

  test("a rolling intake takes the dates of the next cut-off", () => {
    const cutOff = (month: number) => ({
      closesAt: new Date(Date.UTC(2027, month, 1)),
      panelAt: new Date(Date.UTC(2027, month, 10)),
      answerBy: new Date(Date.UTC(2027, month, 20)),
    });
    const intake = {
      kind: "rolling" as const,
      panelAt: null,
      answerBy: null,
      cutOffs: [cutOff(6), cutOff(3)],
    };
    expect(datesOfIntake(intake, new Date(Date.UTC(2027, 2, 15)))).toEqual({
      panelAt: cutOff(3).panelAt,
      answerBy: cutOff(3).answerBy,
    });
    expect(datesOfIntake(intake, new Date(Date.UTC(2027, 8, 15)))).toEqual({
      panelAt: null,
      answerBy: null,
    });
  });
});

describe("the sets of statuses", () => {
  const ordered = (set: Iterable<ApplicationStatus>) =>
    applicationStatuses.filter((status) => [...set].includes(status));

  /** What can be reached from some statuses, these included, but for `without`. */
  function reached(from: ApplicationStatus[], ...without: ApplicationStatus[]) {
    const found = new Set(from);
    for (const status of found)
      for (const next of nextStatuses(status, parties))
        if (!without.includes(next)) found.add(next);
    return ordered(found);
  }

  test("follow from the table", () => {
    expect(ordered(cohortStatuses)).toEqual(reached(["admitted"]));
    expect(ordered(decidedStatuses)).toEqual(
      reached(["offered", "rejected"], "withdrawn", "lapsed"),
    );
    expect(ordered(sealedStatuses)).toEqual(reached(["in_review"], ...endedStatuses));
    expect(cohortStatuses).toEqual(expect.arrayContaining([...shownStatuses]));
  });

  test("grow with the work: reviewers, those who decide, the waiting list", () => {
    expect(decidingStatuses).toEqual(["deciding", "panel"]);
    expect(assessedStatuses).toEqual(["in_review", ...decidingStatuses]);
    expect(deliberatedStatuses).toEqual([...decidingStatuses, "waitlisted"]);
    const joint = lifecycle.flatMap(({ from, by, to }) =>
      from && by === "joint" && !cohortStatuses.includes(to) ? [from] : [],
    );
    for (const from of joint) expect(deliberatedStatuses).toContain(from);
  });
});
