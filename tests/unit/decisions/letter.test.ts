import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applicationStatuses } from "@/lib/applications/schema";
import { deliberatedStatuses } from "@/lib/applications/lifecycle";
import { dateOfLetter, reminderLead } from "@/lib/decisions/letter-dates";
import { canDecide, canReleaseLetter, letterOf } from "@/lib/decisions/outcome-policy";
import { outcomeValues, type OutcomeValue } from "@/lib/decisions/schema";
import type { DecisionFacts } from "@/lib/decisions/policy";
import { asHongKongClock } from "@/lib/i18n/hong-kong-time";
import { whyNot } from "@/lib/platform/permission";
import { actorAs, deputy, ids, manager, officer, openFacts, owner, partnerLead } from "./people";

const said = { offered: "admit", waitlisted: "waitlist", rejected: "reject" } as const;
const approved = { approved: { lead: true, partner: true } };

function decided(outcome: OutcomeValue, options: Partial<DecisionFacts> = {}): DecisionFacts {
  const facts = openFacts(said[outcome], said[outcome], options);
  return {
    ...facts,
    decision: facts.decision && {
      ...facts.decision,
      state: "decided",
      outcome,
      outcomeBy: "joint",
      withPartner: true,
    },
  };
}

const release = (facts: DecisionFacts, actor = manager) =>
  whyNot(canReleaseLetter(actor, facts, approved));

describe.each(outcomeValues)("the letter of %s", (outcome) => {
  it("waits in the states of deliberation but its own, and nowhere else", () => {
    for (const status of applicationStatuses) {
      const waits = deliberatedStatuses.includes(status) && status !== outcome;
      expect(letterOf(decided(outcome, { status })), status).toBe(waits ? "waits" : null);
    }
    expect(letterOf(decided(outcome, { status: outcome, heldLetters: 1 }))).toBe("late");
    expect(letterOf(openFacts(said[outcome], said[outcome]))).toBeNull();
  });

  it("is let go by the lead's manager or deputy", () => {
    for (const actor of [manager, deputy]) expect(release(decided(outcome), actor)).toBeNull();
    for (const actor of [officer, partnerLead])
      expect(release(decided(outcome), actor)).toBe("platform.wrong_role");
    for (const actor of [owner, actorAs("auditor", { organisationId: ids.lead })])
      expect(release(decided(outcome), actor)).toBe("platform.not_found");
  });

  it("stops when what it stands on changed", () => {
    const facts = decided(outcome);
    const other = outcome === "rejected" ? "admit" : "reject";
    const current = (lead: "admit" | "reject", partner: "admit" | "reject") => ({
      lead: { value: lead, mustConfirm: [] },
      partner: { value: partner, mustConfirm: [] },
    });
    const [one, two] = [current(other, other), facts.current];
    expect(release({ ...facts, current: one })).toBe("decisions.outcome_changed");
    expect(release({ ...facts, current: { ...two, partner: one.partner } })).toBe(
      "decisions.they_differ",
    );
    const stale = { value: said[outcome], mustConfirm: ["new_version" as const] };
    expect(release({ ...facts, current: { ...two, lead: stale } })).toBe(
      "decisions.must_be_confirmed",
    );
    expect(release({ ...facts, status: "panel" })).toBe("decisions.minutes_first");
    expect(release({ ...facts, leadAlone: true, mode: "lead_alone" })).toBe(
      "decisions.outcome_changed",
    );
    expect(release({ ...facts, status: "withdrawn" })).toBe("decisions.no_letter_waits");
    expect(whyNot(canReleaseLetter(manager, facts, null))).toBe(
      outcome === "rejected" ? "decisions.feedback_first" : null,
    );
    expect(release({ ...facts, hasOwner: false })).toBe(
      outcome === "offered" ? "decisions.no_owner" : null,
    );
  });

  it("may be taken back by deciding again", () => {
    for (const next of outcomeValues) {
      const facts = { ...decided(outcome), current: openFacts(said[next], said[next]).current };
      expect(whyNot(canDecide(manager, facts, next, approved))).toBeNull();
    }
  });
});

describe("a date of a letter", () => {
  const moment = fc.date({
    min: new Date("2026-01-01T00:00:00Z"),
    max: new Date("2030-01-01T00:00:00Z"),
    noInvalidDate: true,
  });

  it("keeps its time of day in Hong Kong and its days after the letter", () => {
    fc.assert(
      fc.property(moment, moment, moment, (planned, decidedAt, releasedAt) => {
        const moved = dateOfLetter(planned, decidedAt, releasedAt);
        const time = (date: Date) => asHongKongClock(date).toISOString().slice(11);
        const day = (date: Date) => Math.floor(asHongKongClock(date).getTime() / 86_400_000);
        expect(time(moved)).toBe(time(planned));
        expect(day(moved) - day(releasedAt)).toBe(day(planned) - day(decidedAt));
      }),
    );
  });

  it("is the planned one for a letter of the same day", () => {
    const planned = new Date("2027-05-12T10:00:00Z");
    const [morning, evening] = [new Date("2027-04-20T00:00:00Z"), new Date("2027-04-20T15:00:00Z")];
    expect(dateOfLetter(planned, morning, evening)).toEqual(planned);
    expect(dateOfLetter(planned, morning, new Date("2027-04-20T16:30:00Z"))).toEqual(
      new Date("2027-05-13T10:00:00Z"),
    );
  });

  it("is remembered three days before an offer lapses, of a short one in its second half", () => {
    const sent = new Date("2027-04-20T10:00:00Z");
    const hours = (count: number) => new Date(sent.getTime() + count * 3600_000);
    expect(reminderLead(sent, hours(14 * 24))).toBe(72 * 3600_000);
    expect(reminderLead(sent, hours(48))).toBe(24 * 3600_000);
  });
});
