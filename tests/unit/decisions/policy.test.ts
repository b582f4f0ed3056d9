import { describe, expect, it } from "vitest";
import { canAcceptOffer, canDeclineOffer, type OfferFacts } from "@/lib/decisions/offer-policy";
import { canDecide, isFeedbackReleased } from "@/lib/decisions/outcome-policy";
import {
  canCloseSealAsSilent,
  canHold,
  canNote,
  canOpenDecision,
  canRecord,
  canRemind,
  canRevise,
  canSetDueDate,
  canWriteFeedback,
  enoughReviews,
  ticksFor,
  type ReviewCount,
} from "@/lib/decisions/policy";
import { whyNot } from "@/lib/platform/permission";
import {
  actorAs,
  deputy,
  factsWith,
  hours,
  ids,
  manager,
  now,
  officer,
  openFacts,
  owner,
  partnerLead,
  said,
} from "./people";

const strangers = [
  actorAs("reviewer", { organisationId: ids.lead }),
  actorAs("mentor", { organisationId: ids.partner }),
  actorAs("auditor", { organisationId: ids.lead }),
  actorAs("administrator", { organisationId: ids.lead }),
  actorAs("programme_manager", { organisationId: ids.partner }),
  actorAs("partner_lead", { organisationId: "another" }),
  actorAs("partner_lead", { organisationId: ids.partner, programmeId: "p2" }),
  owner,
];

const full: ReviewCount = { filed: { lead: 2, partner: 2 }, wanted: 2, reviewsDueAt: hours(-1) };

describe("who speaks", () => {
  it("is the lead's manager, the partner's lead, and their deputies", () => {
    for (const actor of [manager, deputy, partnerLead])
      expect(whyNot(canRecord(actor, factsWith(), "admit"))).toBeNull();
  });

  it("is not the officer, who is told so, nor anybody else, for whom there is nothing", () => {
    expect(whyNot(canRecord(officer, factsWith(), "admit"))).toBe("platform.wrong_role");
    for (const actor of strangers) {
      expect(whyNot(canRecord(actor, factsWith(), "admit"))).toBe("platform.not_found");
      expect(whyNot(canNote(actor, factsWith()))).toBe("platform.not_found");
      expect(whyNot(canWriteFeedback(actor, openFacts("admit", "admit")))).toBe(
        "platform.not_found",
      );
      expect(whyNot(canDecide(actor, openFacts("admit", "admit"), "offered", null))).toBe(
        "platform.not_found",
      );
    }
  });

  it("leaves opening, reminding, holding and deciding to the lead's manager", () => {
    const open = openFacts("admit", "reject");
    const asked = factsWith({ status: "in_review", decision: null });
    for (const actor of [partnerLead, officer]) {
      expect(whyNot(canOpenDecision(actor, asked, full, now))).toBe("platform.wrong_role");
      expect(whyNot(canRemind(actor, factsWith(), hours(25)))).toBe("platform.wrong_role");
      expect(whyNot(canHold(actor, open, hours(5), now))).toBe("platform.wrong_role");
      expect(whyNot(canDecide(actor, open, "offered", null))).toBe("platform.wrong_role");
    }
    expect(whyNot(canOpenDecision(manager, asked, full, now))).toBeNull();
  });
});

describe("enough reviews", () => {
  const count = (lead: number, partner: number, due: Date | null = hours(1)): ReviewCount => ({
    filed: { lead, partner },
    wanted: 2,
    reviewsDueAt: due,
  });

  it.each([
    [count(2, 2), false, true],
    [count(2, 1), false, false],
    [count(1, 1), false, false],
    [count(1, 1, hours(-1)), false, true],
    [count(1, 0, hours(-1)), false, false],
    [count(2, 0), true, true],
    [count(0, 2, null), false, false],
  ])("%j with the lead alone %s is %s", (given, leadAlone, expected) => {
    expect(enoughReviews(given, leadAlone, now)).toBe(expected);
  });
});

describe("the due date of recommendations", () => {
  it("lies ahead and before a panel that lies ahead", () => {
    expect(whyNot(canSetDueDate(hours(-1), null, now))).toBe("decisions.due_in_past");
    expect(whyNot(canSetDueDate(hours(9), hours(8), now))).toBe("decisions.due_after_panel");
    expect(whyNot(canSetDueDate(hours(7), hours(8), now))).toBeNull();
    expect(whyNot(canSetDueDate(hours(7), hours(-8), now))).toBeNull();
  });
});

describe("recording and revising", () => {
  const mine = factsWith({ current: { lead: said("admit"), partner: null } });

  it("keeps one current recommendation a side", () => {
    expect(whyNot(canRecord(manager, mine, "reject"))).toBe("decisions.already_recorded");
    expect(whyNot(canRevise(manager, mine, "reject"))).toBeNull();
    expect(whyNot(canRevise(partnerLead, mine, "reject"))).toBe("decisions.nothing_to_revise");
  });

  it("lets a silent partner speak until it is decided", () => {
    expect(whyNot(canRecord(partnerLead, openFacts("admit", null), "admit"))).toBeNull();
  });

  it("gives the watch list to the partner only", () => {
    expect(whyNot(canRecord(manager, factsWith(), "watch_list"))).toBe(
      "decisions.value_of_partner",
    );
    expect(whyNot(canRecord(partnerLead, factsWith(), "watch_list"))).toBeNull();
  });

  it("ends with the decision and begins with its opening", () => {
    const decided = openFacts("admit", "admit", { status: "offered" });
    expect(whyNot(canRevise(manager, decided, "reject"))).toBe("decisions.already_decided");
    const none = factsWith({ status: "in_review", decision: null });
    expect(whyNot(canRecord(manager, none, "admit"))).toBe("decisions.not_open_yet");
  });
});

describe("a silent partner", () => {
  const silent = factsWith({ current: { lead: said("admit"), partner: null } });
  const reminded = {
    ...silent,
    decision: silent.decision && { ...silent.decision, remindedAt: hours(25) },
  };

  it("is reminded after the date and closed only after a reminder", () => {
    expect(whyNot(canRemind(manager, silent, now))).toBe("decisions.not_past_due");
    expect(whyNot(canRemind(manager, silent, hours(25)))).toBeNull();
    expect(whyNot(canCloseSealAsSilent(manager, silent, hours(25)))).toBe("decisions.remind_first");
    expect(whyNot(canCloseSealAsSilent(manager, reminded, hours(26)))).toBeNull();
  });

  it("is closed only by a lead that has said its own", () => {
    const nobody = { ...reminded, current: { lead: null, partner: null } };
    expect(whyNot(canCloseSealAsSilent(manager, nobody, hours(26)))).toBe(
      "decisions.own_recommendation_first",
    );
  });
});

describe("deciding", () => {
  it("waits for the seal, the minutes and a confirmation", () => {
    const sealed = factsWith({ current: { lead: said("admit"), partner: null } });
    expect(whyNot(canDecide(manager, sealed, "offered", null))).toBe("decisions.still_sealed");
    const panel = openFacts("admit", "admit", { status: "panel" });
    expect(whyNot(canDecide(manager, panel, "offered", null))).toBe("decisions.minutes_first");
    const stale = openFacts("admit", "admit");
    stale.current.partner = { value: "admit", mustConfirm: ["review_excluded"] };
    expect(whyNot(canDecide(manager, stale, "offered", null))).toBe("decisions.must_be_confirmed");
  });

  it("does what was seen or nothing", () => {
    const facts = openFacts("waitlist", "waitlist");
    expect(whyNot(canDecide(manager, facts, "offered", null))).toBe("decisions.outcome_changed");
    expect(whyNot(canDecide(manager, facts, "waitlisted", null))).toBeNull();
    expect(whyNot(canDecide(manager, openFacts("admit", "reject"), "offered", null))).toBe(
      "decisions.they_differ",
    );
  });

  it("rejects only with feedback that both approved", () => {
    const facts = openFacts("reject", "reject");
    const approved = (lead: boolean, partner: boolean) => ({ approved: { lead, partner } });
    expect(whyNot(canDecide(manager, facts, "rejected", null))).toBe("decisions.feedback_first");
    expect(whyNot(canDecide(manager, facts, "rejected", approved(true, false)))).toBe(
      "decisions.feedback_first",
    );
    expect(whyNot(canDecide(manager, facts, "rejected", approved(true, true)))).toBeNull();
    const silent = openFacts("reject", null);
    expect(isFeedbackReleased(silent, approved(true, false))).toBe(true);
    expect(isFeedbackReleased(silent, approved(false, true))).toBe(false);
  });

  it("moves a wait-listed startup only somewhere else", () => {
    const facts = openFacts("waitlist", "waitlist", { status: "waitlisted" });
    expect(whyNot(canDecide(manager, facts, "waitlisted", null))).toBe(
      "decisions.still_waitlisted",
    );
    const free = openFacts("admit", "admit", { status: "waitlisted" });
    expect(whyNot(canDecide(manager, free, "offered", null))).toBeNull();
  });

  it("holds only what differs, until a date ahead", () => {
    expect(whyNot(canHold(manager, openFacts("admit", "reject"), hours(4), now))).toBeNull();
    expect(whyNot(canHold(manager, openFacts("admit", "reject"), hours(-4), now))).toBe(
      "decisions.due_in_past",
    );
    expect(whyNot(canHold(manager, openFacts("admit", "admit"), hours(4), now))).toBe(
      "decisions.they_agree",
    );
    expect(whyNot(canHold(manager, factsWith(), hours(4), now))).toBe("decisions.still_sealed");
  });
});

describe("an offer", () => {
  const offer: OfferFacts = {
    startupId: ids.startup,
    status: "offered",
    state: "sent",
    expiresAt: hours(48),
    isCurrent: true,
  };

  it("is signed by an owner in their own session, in time, for the version decided about", () => {
    expect(whyNot(canAcceptOffer(owner, offer, now))).toBeNull();
    const assisted = actorAs("owner", { startupId: ids.startup, assisted: true });
    expect(whyNot(canAcceptOffer(assisted, offer, now))).toBe("applications.assisted_session");
    const editor = actorAs("editor", { startupId: ids.startup });
    expect(whyNot(canAcceptOffer(editor, offer, now))).toBe("applications.owner_only");
    expect(whyNot(canAcceptOffer(actorAs("owner", { startupId: "s2" }), offer, now))).toBe(
      "platform.not_found",
    );
    expect(whyNot(canAcceptOffer(manager, offer, now))).toBe("platform.not_found");
    expect(whyNot(canAcceptOffer(owner, offer, hours(49)))).toBe("decisions.offer_expired");
    expect(whyNot(canAcceptOffer(owner, { ...offer, isCurrent: false }, now))).toBe(
      "decisions.version_changed",
    );
  });

  it("is declined by an owner while it stands", () => {
    expect(whyNot(canDeclineOffer(owner, offer, now))).toBeNull();
    expect(whyNot(canDeclineOffer(owner, { ...offer, state: "accepted" }, now))).toBe(
      "decisions.offer_answered",
    );
    expect(whyNot(canDeclineOffer(partnerLead, offer, now))).toBe("platform.not_found");
  });
});

describe("the onboarding list", () => {
  const facts = factsWith({ status: "admitted" });

  it("is ticked by each party for itself", () => {
    expect(ticksFor(owner, facts)).toBe("startup");
    expect(ticksFor(actorAs("viewer", { startupId: ids.startup }), facts)).toBeNull();
    expect(ticksFor(officer, facts)).toBe("lead");
    expect(ticksFor(manager, facts)).toBe("lead");
    expect(ticksFor(partnerLead, facts)).toBe("partner");
    expect(ticksFor(actorAs("mentor", { organisationId: ids.partner }), facts)).toBeNull();
  });
});
