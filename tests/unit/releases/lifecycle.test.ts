import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isReadyToRead,
  readerStandingOf,
  standingOf,
  type ReaderFacts,
  type ReleaseFacts,
} from "@/lib/releases/lifecycle";
import { standings, type Standing } from "@/lib/releases/schema";

const now = new Date("2027-05-12T10:00:00Z");
const before = new Date("2027-05-11T10:00:00Z");
const after = new Date("2027-05-13T10:00:00Z");

const asked: ReleaseFacts = {
  state: "asked",
  validFrom: null,
  validUntil: after,
  grantedUntil: null,
  partnerEndedAt: null,
};
const granted: ReleaseFacts = { ...asked, state: "granted", grantedUntil: after };

describe("where a release stands", () => {
  const rows: [string, ReleaseFacts, Standing][] = [
    ["suggested", { ...asked, state: "suggested" }, "suggested"],
    [
      "a suggestion that came too late",
      { ...asked, state: "suggested", validUntil: now },
      "withdrawn",
    ],
    ["asked", asked, "asked"],
    ["asked, its end passed", { ...asked, validUntil: now }, "unanswered"],
    ["granted", granted, "in_force"],
    ["granted until this very moment", { ...granted, grantedUntil: now }, "expired"],
    ["granted, asked for longer than given", { ...granted, grantedUntil: before }, "expired"],
    ["granted, begins later", { ...granted, validFrom: after }, "not_yet"],
    ["granted, has begun", { ...granted, validFrom: now }, "in_force"],
    ["refused", { ...asked, state: "refused" }, "refused"],
    ["withdrawn", { ...asked, state: "withdrawn" }, "withdrawn"],
    ["revoked", { ...granted, state: "revoked" }, "revoked"],
    ["asked, the application ended", { ...asked, partnerEndedAt: before }, "ended"],
    ["granted, the application ended", { ...granted, partnerEndedAt: before }, "ended"],
    [
      "refused, the application ended",
      { ...asked, state: "refused", partnerEndedAt: now },
      "refused",
    ],
  ];
  test.each(rows)("%s", (_, facts, standing) => {
    expect(standingOf(facts, now)).toBe(standing);
  });
});

const reader: ReaderFacts = { state: "granted", interest: "none", isBarred: false, isMember: true };

describe("what a person named may do", () => {
  test.each([
    ["granted and declared", reader, "in_force", "reads"],
    ["not declared yet", { ...reader, interest: null }, "in_force", "awaits_declaration"],
    ["declared, not answered", { ...reader, state: "named" }, "asked", "awaits_owner"],
    ["named after the answer", { ...reader, state: "named" }, "in_force", "awaits_owner"],
    ["begins later", reader, "not_yet", "not_yet"],
    [
      "an interest declared",
      { ...reader, interest: "declared", state: "removed" },
      "in_force",
      "declared_interest",
    ],
    ["left out of the answer", { ...reader, state: "removed" }, "in_force", "removed"],
    ["barred", { ...reader, isBarred: true }, "in_force", "barred"],
    ["no longer of the partner", { ...reader, isMember: false }, "in_force", "left"],
    ["expired", reader, "expired", "over"],
    ["revoked", reader, "revoked", "over"],
    ["ended", reader, "ended", "over"],
  ] as const)("%s", (_, facts, standing, expected) => {
    expect(readerStandingOf(facts, standing)).toBe(expected);
  });
});

const readerArbitrary = fc.record({
  state: fc.constantFrom("named" as const, "granted" as const, "removed" as const),
  interest: fc.constantFrom(null, "none" as const, "declared" as const),
  isBarred: fc.boolean(),
  isMember: fc.boolean(),
});

describe("for every person and every standing", () => {
  test("reading takes the owner's yes, no competing interest, no bar, a live membership and an open release", () => {
    fc.assert(
      fc.property(readerArbitrary, fc.constantFrom(...standings), (facts, standing) => {
        const reads = readerStandingOf(facts, standing) === "reads";
        const may =
          facts.state === "granted" &&
          facts.interest === "none" &&
          !facts.isBarred &&
          facts.isMember &&
          standing === "in_force";
        return reads === may;
      }),
    );
  });

  test("no grant is written for anybody whom the words do not let read", () => {
    fc.assert(
      fc.property(readerArbitrary, (facts) => {
        const isReady = isReadyToRead(facts, { state: "granted" });
        const free = { ...facts, isBarred: false, isMember: true };
        return isReady === (readerStandingOf(free, "in_force") === "reads");
      }),
    );
  });
});
