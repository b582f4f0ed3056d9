import fc from "fast-check";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { StaffWait } from "@/lib/decisions/queries/list-staff-waits";
import { locales } from "@/lib/i18n/locales";
import { messageLoaders } from "@/lib/i18n/messages";
import { staffTasks } from "@/lib/tasks/staff-tasks";
import { byUrgency, taskKinds, urgencyOf, type Task } from "@/lib/tasks/task";

const now = "2027-03-01T00:00:00.000Z";
const inDays = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();

describe("how pressing a task is", () => {
  it.each([
    [null, "undated"],
    [inDays(-0.001), "overdue"],
    [now, "week"],
    [inDays(7), "week"],
    [inDays(7.001), "later"],
  ] as const)("%s is %s", (due, urgency) => {
    expect(urgencyOf(due, now)).toBe(urgency);
  });

  it("orders by date, what has none last, then by kind, whatever order they came in", () => {
    const sorted = [
      { kind: "offer", due: inDays(-3), about: "b" },
      { kind: "draft", due: inDays(-1), about: "b" },
      { kind: "draft", due: inDays(2), about: "b" },
      { kind: "draft", due: null, about: "a" },
      { kind: "draft", due: null, about: "b" },
      { kind: "role", due: null, about: "a" },
    ] satisfies Pick<Task, "kind" | "due" | "about">[];
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => {
        expect(shuffled.toSorted(byUrgency)).toEqual(sorted);
      }),
    );
  });

  it("takes two ways to write one moment for the same", () => {
    const one = { kind: "offer", due: "2027-03-01T08:00:00+08:00", about: "" } as const;
    const other = { kind: "draft", due: now, about: "" } as const;
    expect(byUrgency(one, other)).toBeGreaterThan(0);
    expect(byUrgency(other, one)).toBeLessThan(0);
  });
});

describe("the sentences", () => {
  it.each(locales)("stand for every kind in %s, for one and for many", async (locale) => {
    const { default: messages } = await messageLoaders[locale].tasks();
    const t = createTranslator({ locale, messages: { tasks: messages } }) as unknown as (
      key: string,
      values: object,
    ) => string;
    for (const kind of taskKinds)
      for (const count of [1, 12]) {
        const words = t(`tasks.kinds.${kind}`, { count });
        expect(words, kind).not.toMatch(/tasks\.|[{}#]/);
        expect(words.length, kind).toBeGreaterThan(3);
      }
    expect(Object.keys(messages.kinds ?? {}).toSorted()).toEqual([...taskKinds].toSorted());
  });
});

const wait = (total: number, ownDues: (string | null)[], more: Partial<StaffWait> = {}) => ({
  step: "recommendation" as const,
  intake: { slug: "spring", name: "Spring" },
  total,
  due: ownDues[0] ?? null,
  nearest: ownDues.map((ownDue, at) => ({
    applicationId: `id${at}`,
    startup: `Startup ${at}`,
    item: null,
    ownDue,
  })),
  ...more,
});

describe("what waits for staff", () => {
  it("stands alone while it is three or fewer", () => {
    const found = staffTasks([wait(2, [inDays(30), null])], now);
    expect(found).toEqual([
      {
        kind: "recommendation",
        about: "Startup 0",
        count: 1,
        due: inDays(30),
        path: "/desk/applications/id0",
      },
      {
        kind: "recommendation",
        about: "Startup 1",
        count: 1,
        due: inDays(30),
        path: "/desk/applications/id1",
      },
    ]);
  });

  it("is one line with its number when it is more, with the intake's date", () => {
    const many = wait(
      300,
      Array.from({ length: 20 }, () => null),
      {
        step: "screening",
        due: inDays(-2),
      },
    );
    expect(staffTasks([many], now)).toEqual([
      {
        kind: "screening",
        about: "Spring",
        count: 300,
        due: inDays(-2),
        path: "/desk?intake=spring&status=screening",
      },
    ]);
  });

  it("names of many those that are late or due within a week by a date of their own, and counts the others", () => {
    const found = staffTasks([wait(30, [inDays(-1), inDays(6), inDays(9), null])], now);
    expect(found.map(({ about, count, due }) => [about, count, due])).toEqual([
      ["Startup 0", 1, inDays(-1)],
      ["Startup 1", 1, inDays(6)],
      ["Spring", 28, inDays(9)],
    ]);
  });

  it("leads from a line of the onboarding list to that list", () => {
    const [found] = staffTasks(
      [
        wait(1, [], {
          step: "onboarding",
          nearest: [{ applicationId: "a", startup: "Nordlys", item: "Desk", ownDue: null }],
        }),
      ],
      now,
    );
    expect(found).toMatchObject({
      about: "Nordlys · Desk",
      path: "/applications/a/onboarding",
    });
  });
});
