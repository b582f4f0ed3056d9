import { describe, expect, test } from "vitest";
import { wordOf } from "@/lib/releases/lifecycle";
import {
  readerStandings,
  standings,
  type ReaderStanding,
  type ReleaseWord,
  type Standing,
} from "@/lib/releases/schema";
import { partnerSight, waitingReaders } from "@/lib/releases/sight";

describe("the word for a release", () => {
  const granted: [Standing, ReaderStanding[], ReleaseWord][] = [
    ["in_force", ["reads"], "in_force"],
    ["in_force", ["awaits_declaration", "reads"], "in_force"],
    ["in_force", ["awaits_declaration", "awaits_declaration"], "declares"],
    ["in_force", ["awaits_declaration", "declared_interest"], "declares"],
    ["in_force", ["declared_interest"], "nobody"],
    ["in_force", ["barred", "left", "removed"], "nobody"],
    ["in_force", ["awaits_owner"], "nobody"],
    ["in_force", [], "nobody"],
    ["not_yet", ["not_yet"], "not_yet"],
    ["not_yet", ["awaits_declaration"], "not_yet"],
    ["not_yet", ["barred"], "nobody"],
  ];
  test.each(granted)("granted, %s, of people who stand %j: %s", (standing, readers, word) => {
    expect(wordOf(standing, readers)).toBe(word);
  });

  const settled = standings.filter((each) => each !== "in_force" && each !== "not_yet");
  test.each(settled)("%s is said of it whoever it names", (standing) => {
    for (const reader of readerStandings) expect(wordOf(standing, [reader])).toBe(standing);
  });

  test("of a request to which the startup asked back says so, and of nothing else", () => {
    for (const standing of standings)
      expect(wordOf(standing, ["awaits_owner"], true) === "asked_back").toBe(standing === "asked");
  });

  test("says that it is open only while somebody reads", () => {
    for (const standing of standings)
      for (const one of readerStandings)
        for (const other of readerStandings)
          if (one !== "reads" && other !== "reads")
            expect(wordOf(standing, [one, other])).not.toBe("in_force");
  });
});

const until = "2027-06-01T00:00:00.000Z";
const reader = (personId: string, standing: ReaderStanding) => ({
  id: `${personId}-named`,
  personId,
  membershipId: `${personId}-member`,
  name: personId.toUpperCase(),
  role: "reviewer" as const,
  unit: null,
  interest: null,
  isMe: false,
  standing,
});
const release = (more: {
  standing?: Standing;
  readers?: ReturnType<typeof reader>[];
  granted?: string[];
  id?: string;
  until?: string;
}) => ({
  id: more.id ?? "first",
  standing: more.standing ?? "in_force",
  sections: ["science", "finance"].map((key) => ({
    key,
    title: key,
    granted: (more.granted ?? ["science"]).includes(key),
  })),
  readers: more.readers ?? [
    reader("ada", "awaits_declaration"),
    reader("ben", "awaits_declaration"),
  ],
  from: more.standing === "not_yet" ? "2027-05-20T00:00:00.000Z" : null,
  until: more.until ?? until,
});
const nobody = new Set<string>();

describe("to whom a section opens later", () => {
  test("is everybody granted who has not declared, and of no section that was not granted", () => {
    expect(waitingReaders("science", [release({})], nobody).map(({ name }) => name)).toEqual([
      "ADA",
      "BEN",
    ]);
    expect(waitingReaders("finance", [release({})], nobody)).toEqual([]);
  });

  test("is nobody of a release that is asked, refused, taken back, over or ended", () => {
    for (const standing of standings) {
      const found = waitingReaders("science", [release({ standing })], nobody);
      expect(found.length > 0, standing).toBe(standing === "in_force" || standing === "not_yet");
    }
  });

  test("is nobody who is barred, has left, was left out, declared an interest, waits for the owner or reads", () => {
    for (const standing of readerStandings) {
      const found = waitingReaders(
        "science",
        [release({ readers: [reader("ada", standing)] })],
        nobody,
      );
      expect(found.length > 0, standing).toBe(
        standing === "awaits_declaration" || standing === "not_yet",
      );
    }
  });

  test("lists one person once, by the release that ends last, and nobody who reads it by another", () => {
    const two = [
      release({ id: "short", until: "2027-05-25T00:00:00.000Z" }),
      release({ id: "long", readers: [reader("ada", "awaits_declaration")] }),
    ];
    expect(waitingReaders("science", two, new Set(["ben"]))).toEqual([
      { personId: "ada", name: "ADA", releaseId: "long", declares: true, from: null, until },
    ]);
  });

  test("says from when, where it has not begun", () => {
    const later = release({ standing: "not_yet", readers: [reader("ada", "not_yet")] });
    expect(waitingReaders("science", [later], nobody)).toMatchObject([
      { declares: false, from: "2027-05-20T00:00:00.000Z" },
    ]);
  });
});

test("the partner's sight of a section is one word in every state", () => {
  const open = { isSubmitted: true, isEnded: false };
  const section = (isProtected: boolean, readers: number, waiting: number) => ({
    isProtected,
    readers: Array.from({ length: readers }),
    waiting: Array.from({ length: waiting }),
  });
  expect(partnerSight(section(true, 1, 1), { ...open, isSubmitted: false })).toBe("nothing_yet");
  expect(partnerSight(section(true, 1, 1), { ...open, isEnded: true })).toBe("ended");
  expect(partnerSight(section(false, 0, 0), open)).toBe("shared");
  expect(partnerSight(section(true, 0, 0), open)).toBe("exists");
  expect(partnerSight(section(true, 0, 2), open)).toBe("waits");
  expect(partnerSight(section(true, 1, 2), open)).toBe("released");
});
