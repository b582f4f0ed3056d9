import { describe, expect, it } from "vitest";
import { addNote } from "@/lib/decisions/commands/add-note";
import { closeSealAsSilent, remindSilentSide } from "@/lib/decisions/commands/close-seal-as-silent";
import { decideOutcome } from "@/lib/decisions/commands/decide-outcome";
import { holdDecision } from "@/lib/decisions/commands/hold-decision";
import { fileMinutes, sendToPanel } from "@/lib/decisions/commands/hold-panel";
import {
  recordRecommendation,
  reviseRecommendation,
} from "@/lib/decisions/commands/record-recommendation";
import { approveFeedback, writeFeedback } from "@/lib/decisions/commands/write-feedback";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import { getReleasedFeedback } from "@/lib/decisions/queries/get-offer";
import { db } from "@/lib/platform/db";
import { setClock } from "@/tests/support/worker-database";
import {
  bothRevise,
  bothSay,
  day,
  freezeVersion,
  inDays,
  mailsOf,
  makeDeciding,
  offer,
  refusalOf,
  say,
  statusOf,
  waiting,
} from "./cases";
import { behindTheWall } from "@/tests/support/behind-the-wall";

const rejected = { outcome: "rejected" as const, reapplyFrom: inDays(180), releaseLetters: true };
const waitlisted = { outcome: "waitlisted" as const, releaseLetters: true };
const feedback = { text: "The plan is sound; the evidence is not there yet." };

describe("where both must agree", () => {
  it("offers jointly, and holds letters and status until staff release them", async () => {
    const found = await makeDeciding();
    await bothSay(found, "admit", "admit");
    expect(await decideOutcome(found.world.manager, found.id, waiting.offered())).toEqual({
      outcome: "offered",
      by: "joint",
      withPartner: true,
    });
    expect(await statusOf(found.id)).toBe("deciding");
    const letters = (await mailsOf(found.id)).filter((m) => m.template === "outcome_offered");
    expect(letters).toMatchObject([{ state: "held", toPersonId: found.owner.personId }]);
  });

  it("decides nothing while they differ: hold, discuss, revise, all kept", async () => {
    const found = await makeDeciding();
    const { world, id } = found;
    await bothSay(found, "admit", "reject");
    expect(await refusalOf(decideOutcome(world.manager, id, offer()))).toBe(
      "decisions.they_differ",
    );
    expect(await refusalOf(holdDecision(world.partnerLead, id, { until: inDays(5) }))).toBe(
      "platform.wrong_role",
    );
    expect(await refusalOf(holdDecision(world.otherPartnerLead, id, { until: inDays(5) }))).toBe(
      "platform.not_found",
    );
    await holdDecision(world.manager, id, { until: inDays(5) });
    await addNote(world.manager, id, { text: "Ours only", nothingProtected: false });
    await addNote(world.manager, id, { text: "For both", nothingProtected: true });
    const partner = await getDecision(world.partnerLead, id, "en-HK");
    expect(partner.decision).toMatchObject({ state: "held" });
    expect(partner.notes.map((note) => note.text)).toEqual(["For both"]);
    await reviseRecommendation(world.partnerLead, id, say("admit"));
    const lead = await getDecision(world.manager, id, "en-HK");
    expect(lead.agree).toBe(true);
    expect(lead.sides.partner.earlier.map((each) => each.value)).toEqual(["reject"]);
    await decideOutcome(world.manager, id, offer());
    expect(await statusOf(id)).toBe("offered");
    expect(
      await behindTheWall().recommendation.count({
        where: { applicationId: id, supersededAt: { not: null } },
      }),
    ).toBe(1);
  });

  it("refuses another outcome than the recommendations say", async () => {
    const found = await makeDeciding();
    await bothSay(found, "waitlist", "waitlist");
    expect(await refusalOf(decideOutcome(found.world.manager, found.id, offer()))).toBe(
      "decisions.outcome_changed",
    );
    expect(await statusOf(found.id)).toBe("deciding");
  });

  it("is decided by nobody but the lead's manager, and not before the seal opens", async () => {
    const { world, id, owner } = await makeDeciding();
    await recordRecommendation(world.manager, id, say("admit"));
    expect(await refusalOf(decideOutcome(world.manager, id, offer()))).toBe(
      "decisions.still_sealed",
    );
    await recordRecommendation(world.partnerLead, id, say("admit"));
    for (const actor of [world.officer, world.partnerLead])
      expect(await refusalOf(decideOutcome(actor, id, offer()))).toBe("platform.wrong_role");
    for (const actor of [world.otherPartnerLead, world.auditor, owner])
      expect(await refusalOf(decideOutcome(actor, id, offer()))).toBe("platform.not_found");
  });

  it("follows the lead where the partner stayed silent, and the letter does not say so", async () => {
    const { world, id } = await makeDeciding();
    await recordRecommendation(world.manager, id, say("admit"));
    await setClock(8 * day);
    try {
      await remindSilentSide(world.manager, id);
      await closeSealAsSilent(world.manager, id);
      const result = await decideOutcome(world.manager, id, offer(inDays(30)));
      expect(result).toEqual({ outcome: "offered", by: "lead", withPartner: true });
      const letter = (await mailsOf(id)).find((mail) => mail.template === "outcome_offered");
      expect(Object.keys(letter?.params as object).sort()).toEqual([
        "due",
        "intake",
        "path",
        "programme",
        "reference",
        "startup",
      ]);
    } finally {
      await setClock(0);
    }
  });
});

describe("the other modes", () => {
  it("lets the lead decide against the partner's advice", async () => {
    const found = await makeDeciding("lead_decides_partner_advises");
    await bothSay(found, "admit", "reject");
    expect(await decideOutcome(found.world.manager, found.id, offer())).toMatchObject({
      by: "lead",
      withPartner: true,
    });
  });

  it("lets the partner admit for itself, and the outcome says so", async () => {
    const found = await makeDeciding("either_may_admit");
    await bothSay(found, "reject", "admit");
    expect(await decideOutcome(found.world.manager, found.id, offer())).toEqual({
      outcome: "offered",
      by: "partner",
      withPartner: true,
    });
    const row = await behindTheWall().decision.findUniqueOrThrow({
      where: { applicationId: found.id },
    });
    expect(row).toMatchObject({ outcomeBy: "partner", outcome: "offered", state: "decided" });
  });

  it("lets the lead admit without the partner", async () => {
    const found = await makeDeciding("either_may_admit");
    await bothSay(found, "admit", "watch_list");
    expect(await decideOutcome(found.world.manager, found.id, offer())).toEqual({
      outcome: "offered",
      by: "lead",
      withPartner: false,
    });
  });
});

describe("the panel", () => {
  it("meets before the seal opens, files minutes and goes back to deciding", async () => {
    const found = await makeDeciding();
    const { world, id } = found;
    const minutes = { heldAt: inDays(-0.01), text: "A clear pitch." };
    for (const actor of [world.officer, world.partnerLead]) {
      expect(await refusalOf(sendToPanel(actor, id))).toBe("platform.wrong_role");
      expect(await refusalOf(fileMinutes(actor, id, minutes))).toBe("platform.wrong_role");
    }
    expect(await refusalOf(sendToPanel(world.otherPartnerLead, id))).toBe("platform.not_found");
    await sendToPanel(world.manager, id);
    expect(await statusOf(id)).toBe("panel");
    await bothSay(found, "admit", "admit");
    expect(await refusalOf(decideOutcome(world.manager, id, offer()))).toBe(
      "decisions.minutes_first",
    );
    expect(await refusalOf(fileMinutes(world.manager, id, { ...minutes, heldAt: inDays(1) }))).toBe(
      "decisions.held_in_future",
    );
    await fileMinutes(world.manager, id, minutes);
    expect(await statusOf(id)).toBe("deciding");
    expect((await getDecision(world.manager, id, "en-HK")).minutes).toHaveLength(1);
    expect((await getDecision(world.partnerLead, id, "en-HK")).minutes).toEqual([]);
  });
});

describe("a rejection", () => {
  it("carries feedback that both organisations approved, and when to apply again", async () => {
    const found = await makeDeciding();
    const { world, id, owner } = found;
    expect(await refusalOf(writeFeedback(world.manager, id, feedback))).toBe(
      "decisions.still_sealed",
    );
    await bothSay(found, "reject", "watch_list");
    expect(await refusalOf(decideOutcome(world.manager, id, rejected))).toBe(
      "decisions.feedback_first",
    );
    await writeFeedback(world.manager, id, feedback);
    expect(await refusalOf(decideOutcome(world.manager, id, rejected))).toBe(
      "decisions.feedback_first",
    );
    expect(await getReleasedFeedback(owner, id)).toBeNull();
    expect(await refusalOf(approveFeedback(world.partnerLead, id, { text: "Other words" }))).toBe(
      "decisions.feedback_changed",
    );
    await approveFeedback(world.partnerLead, id, feedback);
    expect(await getReleasedFeedback(owner, id)).toBeNull();
    await decideOutcome(world.manager, id, rejected);
    expect(await statusOf(id)).toBe("rejected");
    expect(await getReleasedFeedback(owner, id)).toMatchObject(feedback);
    const letter = (await mailsOf(id)).find((mail) => mail.template === "outcome_rejected");
    expect(letter?.state).toBe("queued");
  });

  it("takes the approval away when the words change", async () => {
    const found = await makeDeciding();
    const { world, id } = found;
    await bothSay(found, "reject", "reject");
    await writeFeedback(world.manager, id, feedback);
    await approveFeedback(world.partnerLead, id, feedback);
    const changed = await writeFeedback(world.partnerLead, id, { text: "Rather this." });
    expect(changed.approved).toEqual({ lead: false, partner: true });
  });

  it("lets nobody else write or approve feedback", async () => {
    const found = await makeDeciding();
    const { world, id, owner } = found;
    await bothSay(found, "reject", "reject");
    expect(await refusalOf(writeFeedback(world.officer, id, feedback))).toBe("platform.wrong_role");
    for (const actor of [world.otherPartnerLead, owner, world.leadReviewer]) {
      expect(await refusalOf(writeFeedback(actor, id, feedback))).toBe("platform.not_found");
      expect(await refusalOf(approveFeedback(actor, id, feedback))).toBe("platform.not_found");
    }
    expect(await refusalOf(getReleasedFeedback(world.manager, id))).toBe("platform.not_found");
  });

  it("ends the partner's sight but leaves it the outcome and its own words", async () => {
    const found = await makeDeciding();
    const { world, id } = found;
    await bothSay(found, "reject", "reject");
    await writeFeedback(world.manager, id, feedback);
    await approveFeedback(world.partnerLead, id, feedback);
    await decideOutcome(world.manager, id, rejected);
    const left = await getDecision(world.partnerLead, id, "en-HK");
    expect(left).toMatchObject({ startup: null, decision: { outcome: "rejected" } });
    expect(left.sides.partner.current?.value).toBe("reject");
    expect(left.sides.lead).toMatchObject({ sealed: true, current: null, averages: null });
    expect(Object.values(left.can).every((ruling) => ruling !== null)).toBe(true);
    const note = { text: "Too late", nothingProtected: true };
    expect(await refusalOf(addNote(world.partnerLead, id, note))).toBe("platform.not_found");
  });
});

describe("a wait-listed startup", () => {
  it("is offered a place when one came free and both say so", async () => {
    const found = await makeDeciding();
    const { world, id } = found;
    await bothSay(found, "waitlist", "waitlist");
    await decideOutcome(world.manager, id, waitlisted);
    expect(await statusOf(id)).toBe("waitlisted");
    expect(await refusalOf(decideOutcome(world.manager, id, waitlisted))).toBe(
      "decisions.still_waitlisted",
    );
    await bothRevise(found, "admit", "admit");
    await decideOutcome(world.manager, id, offer());
    expect(await statusOf(id)).toBe("offered");
  });

  it("is rejected with feedback when the cohort closed", async () => {
    const found = await makeDeciding();
    const { world, id } = found;
    await bothSay(found, "waitlist", "waitlist");
    await decideOutcome(world.manager, id, waitlisted);
    await bothRevise(found, "reject", "reject");
    await writeFeedback(world.partnerLead, id, feedback);
    await approveFeedback(world.manager, id, feedback);
    expect(await getReleasedFeedback(found.owner, id)).toBeNull();
    await decideOutcome(world.manager, id, rejected);
    expect(await statusOf(id)).toBe("rejected");
  });
});

describe("a new version", () => {
  it("asks for both recommendations again", async () => {
    const found = await makeDeciding();
    const { world, id, application } = found;
    await bothSay(found, "admit", "admit");
    await freezeVersion(application, 2, inDays(0.001));
    await db().application.update({ where: { id }, data: { currentVersion: 2 } });
    expect(await refusalOf(decideOutcome(world.manager, id, offer()))).toBe(
      "decisions.must_be_confirmed",
    );
    await setClock(day);
    try {
      await bothRevise(found, "admit", "admit");
      await decideOutcome(world.manager, id, offer(inDays(10)));
      const row = await behindTheWall().decision.findUniqueOrThrow({
        where: { applicationId: id },
      });
      expect(row.version).toBe(2);
    } finally {
      await setClock(0);
    }
  });
});
