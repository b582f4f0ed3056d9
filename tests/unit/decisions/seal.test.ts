import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recommendationValues, sides, type Side } from "@/lib/decisions/schema";
import { otherSide } from "@/lib/decisions/policy";
import { lookThroughSeal, type DecisionRecord } from "@/lib/decisions/seal";

const start = Date.parse("2027-04-01T00:00:00Z");
const at = (step: number) => new Date(start + step * 60_000);

/** A marker that can be found in any answer: no other text holds it. */
const secret = (side: Side, what: string, n: number) => `SECRET-${side}-${what}-${n}`;

type Action =
  | { kind: "say"; side: Side; value: (typeof recommendationValues)[number]; clean: boolean }
  | { kind: "note"; side: Side; clean: boolean }
  | { kind: "conflict"; side: Side }
  | { kind: "averages"; side: Side };

const side = fc.constantFrom(...sides);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant("say" as const),
    side,
    value: fc.constantFrom(...recommendationValues),
    clean: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("note" as const), side, clean: fc.boolean() }),
  fc.record({ kind: fc.constant("conflict" as const), side }),
  fc.record({ kind: fc.constant("averages" as const), side }),
);

const empty: DecisionRecord = {
  sealOpenedAt: null,
  leadAlone: false,
  recommendations: [],
  notes: [],
  mustConfirm: { lead: [], partner: [] },
  averages: { lead: null, partner: null },
};

/** What the commands do to the record, without the database. */
function apply(record: DecisionRecord, act: Action, step: number): DecisionRecord {
  switch (act.kind) {
    case "note": {
      const note = {
        id: `n${step}`,
        side: act.side,
        text: secret(act.side, "note", step),
        nothingProtected: act.clean,
        by: secret(act.side, "name", step),
        at: at(step),
      };
      return { ...record, notes: [...record.notes, note] };
    }
    case "conflict":
      return { ...record, mustConfirm: { ...record.mustConfirm, [act.side]: ["review_excluded"] } };
    case "averages": {
      const average = { key: secret(act.side, "key", step), label: "", raw: 4.25, calibrated: 4.5 };
      return { ...record, averages: { ...record.averages, [act.side]: [average] } };
    }
    case "say": {
      const kept = record.recommendations.map((each) =>
        each.side === act.side && each.supersededAt === null
          ? { ...each, supersededAt: at(step) }
          : each,
      );
      const made = {
        id: secret(act.side, "id", step),
        side: act.side,
        value: act.value,
        reason: secret(act.side, "reason", step),
        nothingProtected: act.clean,
        by: secret(act.side, "name", step),
        recordedAt: at(step),
        supersededAt: null,
      };
      const recommendations = [...kept, made];
      const isBothIn = sides.every((each) => recommendations.some((one) => one.side === each));
      const sealOpenedAt = record.sealOpenedAt ?? (isBothIn ? at(step) : null);
      return { ...record, recommendations, sealOpenedAt };
    }
  }
}

const play = (actions: readonly Action[]) =>
  actions.reduce((record, act, step) => apply(record, act, step), empty);

const readerOf = (own: Side) => ({ side: own, reads: true, ended: false });

describe("the seal", () => {
  it("lets no sequence of acts show one side anything of the other before both are in", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), side, (actions, own) => {
        let record = empty;
        actions.forEach((act, step) => {
          record = apply(record, act, step);
          if (record.sealOpenedAt) return;
          const seen = lookThroughSeal(record, readerOf(own));
          const other = seen.sides[otherSide(own)];
          expect(JSON.stringify(seen)).not.toContain(`SECRET-${otherSide(own)}`);
          expect(other).toEqual({
            recorded: other.recorded,
            sealed: true,
            current: null,
            earlier: [],
            mustConfirm: [],
            averages: null,
          });
          expect(seen.agree).toBeNull();
        });
      }),
      { numRuns: 400 },
    );
  });

  it("shows two records that differ only on the other, sealed side alike", () => {
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 12 }),
        fc.array(action, { maxLength: 12 }),
        side,
        (mine, theirs, own) => {
          const ofOwn = mine.filter((act) => act.side === own);
          // All but a recommendation, which would open the seal or show as "recorded".
          const ofOther = theirs.filter((act) => act.side !== own && act.kind !== "say");
          const quiet = lookThroughSeal(play(ofOwn), readerOf(own));
          const loud = lookThroughSeal(play([...ofOwn, ...ofOther]), readerOf(own));
          expect(loud).toEqual(quiet);
        },
      ),
    );
  });

  it("opens both at once, with texts only where their author said nothing protected", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), side, (actions, own) => {
        const record = play(actions);
        if (!record.sealOpenedAt) return;
        const seen = lookThroughSeal(record, readerOf(own));
        for (const each of sides) expect(seen.sides[each].current).not.toBeNull();
        const text = JSON.stringify(seen);
        for (const each of record.recommendations.filter((one) => one.side !== own))
          if (!each.nothingProtected) expect(text).not.toContain(each.reason);
        for (const note of record.notes.filter((one) => one.side !== own))
          expect(text.includes(note.text)).toBe(note.nothingProtected);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps under seal what the other side changed its mind about before", () => {
    const record = play([
      { kind: "say", side: "partner", value: "reject", clean: true },
      { kind: "say", side: "partner", value: "admit", clean: true },
      { kind: "say", side: "lead", value: "admit", clean: true },
      { kind: "say", side: "partner", value: "waitlist", clean: true },
    ]);
    const lead = lookThroughSeal(record, readerOf("lead")).sides.partner;
    expect(lead.earlier.map((each) => each.value)).toEqual(["admit"]);
    const partner = lookThroughSeal(record, readerOf("partner")).sides.partner;
    expect(partner.earlier.map((each) => each.value)).toEqual(["admit", "reject"]);
  });

  it("hides all deliberation from a reader without a right to it", () => {
    const record = play([
      { kind: "say", side: "lead", value: "admit", clean: true },
      { kind: "say", side: "partner", value: "admit", clean: true },
      { kind: "note", side: "lead", clean: true },
    ]);
    const seen = lookThroughSeal(record, { side: "lead", reads: false, ended: false });
    expect(JSON.stringify(seen)).not.toContain("SECRET");
    const ended = lookThroughSeal(record, { side: "partner", reads: true, ended: true });
    expect(JSON.stringify(ended)).not.toContain("SECRET-lead");
    expect(ended.sides.partner.current?.value).toBe("admit");
  });

  it("never opens a barred partner's half", () => {
    const record = {
      ...play([
        { kind: "say", side: "partner", value: "admit", clean: true },
        { kind: "say", side: "lead", value: "admit", clean: true },
      ]),
      leadAlone: true,
    };
    expect(JSON.stringify(lookThroughSeal(record, readerOf("lead")))).not.toContain(
      "SECRET-partner",
    );
  });
});
