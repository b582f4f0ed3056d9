import { describe, expect, it } from "vitest";
import { closeSealAsSilent, remindSilentSide } from "@/lib/decisions/commands/close-seal-as-silent";
import { addNote } from "@/lib/decisions/commands/add-note";
import { openDecision } from "@/lib/decisions/commands/open-decision";
import {
  recordRecommendation,
  reviseRecommendation,
} from "@/lib/decisions/commands/record-recommendation";
import { remindOverdueSides } from "@/lib/decisions/jobs";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import { getPanel } from "@/lib/decisions/queries/get-panel";
import { db, withActor } from "@/lib/platform/db";
import { setBar } from "@/lib/access/commands";
import { makePerson, makeWorld } from "@/tests/support/world";
import { setClock } from "@/tests/support/worker-database";
import {
  auditOf,
  bothSay,
  day,
  inDays,
  mailsOf,
  makeDeciding,
  makeReview,
  makeReviewed,
  refusalOf,
  say,
  statusOf,
} from "./cases";
import { behindTheWall } from "@/tests/support/behind-the-wall";

describe("asking for recommendations", () => {
  it("moves the application on and writes to those who speak for each organisation", async () => {
    const { world, id } = await makeDeciding();
    expect(await statusOf(id)).toBe("deciding");
    const asked = (await mailsOf(id)).filter((m) => m.template === "recommendation_requested");
    expect(new Set(asked.map((mail) => mail.toPersonId))).toEqual(
      new Set([world.manager.personId, world.deputyManager.personId, world.partnerLead.personId]),
    );
    expect(await auditOf(id)).toContain("decision.opened");
  });

  it("needs enough reviews of both organisations, or one each once they are overdue", async () => {
    const world = await makeWorld();
    const { id } = await makeReviewed(world);
    const one = await behindTheWall().review.findFirstOrThrow({
      where: { applicationId: id, organisationId: world.partner.id },
    });
    await behindTheWall().review.update({
      where: { id: one.id },
      data: { excludedAt: new Date(), assignment: { update: { state: "conflicted" } } },
    });
    const ask = () => openDecision(world.manager, id, { recommendationsDueAt: inDays(3) });
    expect(await refusalOf(ask())).toBe("decisions.not_enough_reviews");
    await db().intake.update({
      where: { id: world.intake.id },
      data: { reviewsDueAt: inDays(-1) },
    });
    expect(await refusalOf(ask())).toBe("done");
    expect(await refusalOf(ask())).toBe("decisions.already_open");
  });

  it("refuses a date that has passed or lies after the panel", async () => {
    const world = await makeWorld();
    const { id } = await makeReviewed(world);
    const ask = (recommendationsDueAt: Date) =>
      refusalOf(openDecision(world.manager, id, { recommendationsDueAt }));
    expect(await ask(inDays(-1))).toBe("decisions.due_in_past");
    expect(await ask(inDays(60))).toBe("decisions.due_after_panel");
    expect(await statusOf(id)).toBe("in_review");
  });

  it("is the lead manager's alone", async () => {
    const world = await makeWorld();
    const { id, owner } = await makeReviewed(world);
    const ask = (actor: typeof owner) =>
      refusalOf(openDecision(actor, id, { recommendationsDueAt: inDays(3) }));
    expect(await ask(world.officer)).toBe("platform.wrong_role");
    expect(await ask(world.partnerLead)).toBe("platform.wrong_role");
    for (const actor of [world.otherPartnerLead, world.leadReviewer, world.auditor, owner])
      expect(await ask(actor)).toBe("platform.not_found");
  });
});

describe("recording under seal", () => {
  it("shows each side its own half and nothing of the other until both are in", async () => {
    const { world, id } = await makeDeciding("both_must_agree", {
      scores: { lead: 5, partner: 2 },
    });
    await recordRecommendation(world.manager, id, say("admit", true));
    await addNote(world.manager, id, { text: "A note for all", nothingProtected: true });
    const partner = await getDecision(world.partnerLead, id, "en-HK");
    expect(partner.sides.lead).toEqual({
      recorded: true,
      sealed: true,
      current: null,
      earlier: [],
      mustConfirm: [],
      averages: null,
    });
    expect(partner.notes).toEqual([]);
    expect(JSON.stringify(partner)).not.toContain("Because of admit");
    expect(partner.sides.partner.averages?.map((each) => each.raw)).toEqual([2, 2, 2, 2, 2]);
    const lead = await getDecision(world.manager, id, "en-HK");
    expect(lead.sides.lead.current?.value).toBe("admit");
    expect(lead.sides.partner).toMatchObject({ recorded: false, sealed: true, averages: null });
    const panel = await getPanel(world.partnerLead, world.intake.slug, "en-HK");
    expect(panel.rows[0]?.sides.lead).toMatchObject({ recorded: true, sealed: true });
    expect(panel.rows[0]?.sides.lead.value).toBeUndefined();
    expect(panel.rows[0]?.sides.lead.averages).toBeNull();
  });

  it("opens both at once and tells both; words only where nothing is protected", async () => {
    const { world, id } = await makeDeciding();
    expect(await recordRecommendation(world.manager, id, say("admit", true))).toMatchObject({
      side: "lead",
      sealOpen: false,
    });
    expect(await recordRecommendation(world.partnerLead, id, say("admit"))).toMatchObject({
      side: "partner",
      sealOpen: true,
    });
    const lead = await getDecision(world.manager, id, "en-HK");
    const partner = await getDecision(world.partnerLead, id, "en-HK");
    expect(lead.sides.partner.current).toMatchObject({ value: "admit", reason: null, by: null });
    expect(partner.sides.lead.current).toMatchObject({
      value: "admit",
      reason: "Because of admit",
      by: null,
    });
    expect(partner.sides.lead.averages).toHaveLength(4);
    expect(lead.agree).toBe(true);
    const opened = (await mailsOf(id)).filter((mail) => mail.template === "seal_opened");
    expect(opened).toHaveLength(3);
  });

  it("opens once when both record at the same moment", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { world, id } = await makeDeciding();
      const results = await Promise.all([
        recordRecommendation(world.manager, id, say("admit")),
        recordRecommendation(world.partnerLead, id, say("reject")),
      ]);
      expect(results.map((each) => each.sealOpen).sort()).toEqual([false, true]);
      expect((await auditOf(id)).filter((type) => type === "decision.seal_opened")).toHaveLength(1);
      const differ = (await mailsOf(id)).filter((m) => m.template === "recommendations_differ");
      expect(differ).toHaveLength(3);
    }
  });

  it("keeps one current recommendation when manager and deputy record at the same moment", async () => {
    const { world, id } = await makeDeciding();
    const codes = await Promise.all([
      refusalOf(recordRecommendation(world.manager, id, say("admit"))),
      refusalOf(recordRecommendation(world.deputyManager, id, say("reject"))),
    ]);
    expect(codes.sort()).toEqual(["decisions.already_recorded", "done"]);
  });

  it("is replaced by the deputy where the lead is barred, who then finds nothing", async () => {
    const { world, id } = await makeDeciding();
    await withActor(world.officer, (tx) =>
      setBar(tx, world.officer, {
        personId: world.manager.personId,
        applicationId: id,
        programmeId: world.programme.id,
        reason: "conflict",
      }),
    );
    expect(await refusalOf(recordRecommendation(world.manager, id, say("admit")))).toBe(
      "platform.not_found",
    );
    expect(await refusalOf(getDecision(world.manager, id, "en-HK"))).toBe("platform.not_found");
    expect(await refusalOf(recordRecommendation(world.deputyManager, id, say("admit")))).toBe(
      "done",
    );
  });

  it("refuses everybody else", async () => {
    const { world, id, owner } = await makeDeciding();
    expect(await refusalOf(recordRecommendation(world.officer, id, say("admit")))).toBe(
      "platform.wrong_role",
    );
    for (const actor of [world.otherPartnerLead, world.leadReviewer, world.mentor, owner]) {
      expect(await refusalOf(recordRecommendation(actor, id, say("admit")))).toBe(
        "platform.not_found",
      );
      expect(await refusalOf(reviseRecommendation(actor, id, say("admit")))).toBe(
        "platform.not_found",
      );
      expect(await refusalOf(addNote(actor, id, { text: "x", nothingProtected: true }))).toBe(
        "platform.not_found",
      );
      expect(await refusalOf(getDecision(actor, id, "en-HK"))).toBe("platform.not_found");
    }
  });

  it("tells the officer that it goes on and not a word of it until it is decided", async () => {
    const found = await makeDeciding();
    await bothSay(found, "admit", "admit");
    const view = await getDecision(found.world.officer, found.id, "en-HK");
    expect(view.sides.lead).toMatchObject({ recorded: true, sealed: true, current: null });
    expect(view.sides.partner).toMatchObject({ recorded: true, sealed: true, averages: null });
    expect(view.verdict).toBeNull();
  });
});

describe("the panel sheet", () => {
  it("is closed to a partner of another programme, to officers and to reviewers", async () => {
    const { world } = await makeDeciding();
    for (const actor of [world.otherPartnerLead, world.officer, world.leadReviewer, world.owner])
      expect(await refusalOf(getPanel(actor, world.intake.slug, "en-HK"))).toBe(
        "platform.not_found",
      );
    const other = await getPanel(world.otherPartnerLead, world.second.intake.slug, "en-HK");
    expect(other.rows).toEqual([]);
  });

  it("leaves out what a bar hides from the reader, in rows and counts", async () => {
    const { world, id } = await makeDeciding();
    const before = await getPanel(world.partnerLead, world.intake.slug, "en-HK");
    expect(before.counts.reviewers).toBe(4);
    await withActor(world.officer, (tx) =>
      setBar(tx, world.officer, {
        personId: world.partnerLead.personId,
        applicationId: id,
        programmeId: world.programme.id,
        reason: "must_not_see",
      }),
    );
    const after = await getPanel(world.partnerLead, world.intake.slug, "en-HK");
    expect(after.rows).toEqual([]);
    expect(after.counts).toEqual({ reviewers: 0, conflicts: 0, bothIn: 0, inReview: 0 });
  });

  it("shows calibrated scores beside the raw ones", async () => {
    const { world } = await makeDeciding("both_must_agree", { scores: { lead: 4, partner: 3 } });
    const { rows, criteria } = await getPanel(world.manager, world.intake.slug, "zh-HK");
    expect(criteria.lead.map((each) => each.label)).toContain("團隊");
    const averages = rows[0]?.sides.lead.averages ?? [];
    expect(averages).toHaveLength(criteria.lead.length);
    for (const average of averages) expect(average).toMatchObject({ raw: 4, calibrated: 4 });
  });
});

describe("a silent partner", () => {
  it("is reminded once by the portal and closed by the manager after that", async () => {
    const { world, id } = await makeDeciding();
    await recordRecommendation(world.manager, id, say("admit"));
    expect(await refusalOf(remindSilentSide(world.manager, id))).toBe("decisions.not_past_due");
    await setClock(8 * day);
    try {
      expect(await refusalOf(closeSealAsSilent(world.manager, id))).toBe("decisions.remind_first");
      expect(await remindOverdueSides()).toBeGreaterThanOrEqual(1);
      await remindOverdueSides();
      const reminders = (await mailsOf(id)).filter(
        (mail) =>
          mail.template === "recommendation_requested" &&
          mail.toPersonId === world.partnerLead.personId,
      );
      expect(reminders).toHaveLength(2);
      for (const actor of [world.officer, world.partnerLead])
        expect(await refusalOf(closeSealAsSilent(actor, id))).toBe("platform.wrong_role");
      expect(await refusalOf(closeSealAsSilent(world.otherPartnerLead, id))).toBe(
        "platform.not_found",
      );
      expect(await closeSealAsSilent(world.manager, id)).toEqual({ sealOpen: true });
      const view = await getDecision(world.partnerLead, id, "en-HK");
      expect(view.decision?.closedAsSilent).toBe(true);
      expect(view.sides.partner.current?.value).toBeNull();
      expect(view.sides.lead.current?.value).toBe("admit");
      // Late, but not too late.
      await recordRecommendation(world.partnerLead, id, say("reject"));
      expect((await getDecision(world.manager, id, "en-HK")).agree).toBe(false);
    } finally {
      await setClock(0);
    }
  });

  it("is reminded by nobody but the lead's manager", async () => {
    const { world, id } = await makeDeciding();
    for (const actor of [world.officer, world.partnerLead])
      expect(await refusalOf(remindSilentSide(actor, id))).toBe("platform.wrong_role");
    const stranger = await makePerson();
    expect(await refusalOf(remindSilentSide(stranger, id))).toBe("platform.not_found");
  });
});

describe("a partner that is barred as a whole", () => {
  it("leaves the lead alone, stated, and its own earlier words sealed", async () => {
    const { world, id } = await makeDeciding();
    await recordRecommendation(world.partnerLead, id, say("reject", true));
    await withActor(world.officer, (tx) =>
      setBar(tx, world.officer, {
        organisationId: world.partner.id,
        applicationId: id,
        programmeId: world.programme.id,
        reason: "must_not_see",
      }),
    );
    const recorded = await recordRecommendation(world.manager, id, say("admit"));
    expect(recorded.sealOpen).toBe(true);
    const view = await getDecision(world.manager, id, "en-HK");
    expect(view).toMatchObject({ mode: "lead_alone", leadAlone: true });
    expect(view.sides.partner).toMatchObject({ sealed: true, current: null, averages: null });
    expect(view.verdict).toEqual({ outcome: "offered", by: "lead", withPartner: false });
    expect(await refusalOf(getDecision(world.partnerLead, id, "en-HK"))).toBe("platform.not_found");
  });
});

describe("a conflict declared late", () => {
  it("leaves the excluded review out and asks for the recommendation again", async () => {
    const found = await makeDeciding();
    const { world, id } = found;
    const late = await makeReview(world, id, "partner", 1);
    await bothSay(found, "admit", "admit");
    await behindTheWall().review.update({
      where: { id: late.id },
      data: { excludedAt: inDays(0.01) },
    });
    const view = await getDecision(world.manager, id, "en-HK");
    expect(view.sides.partner.mustConfirm).toEqual(["review_excluded"]);
    expect(view.can.decide).toBe("decisions.must_be_confirmed");
    expect(view.sides.partner.averages?.[0]?.raw).toBe(3);
    await setClock(day);
    try {
      await reviseRecommendation(world.partnerLead, id, say("admit"));
      const after = await getDecision(world.manager, id, "en-HK");
      expect(after.sides.partner.mustConfirm).toEqual([]);
      expect(after.sides.partner.earlier).toHaveLength(1);
      expect(after.can.decide).toBeNull();
    } finally {
      await setClock(0);
    }
  });
});
