import { describe, expect, it } from "vitest";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { decideOutcome } from "@/lib/decisions/commands/decide-outcome";
import { fileMinutes, sendToPanel } from "@/lib/decisions/commands/hold-panel";
import { reviseRecommendation } from "@/lib/decisions/commands/record-recommendation";
import { releaseHeldMail, releaseLetter } from "@/lib/decisions/commands/release-letter";
import { writeFeedback } from "@/lib/decisions/commands/write-feedback";
import { decisionMailChecks } from "@/lib/decisions/mail-checks";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import { getOffer, getReleasedFeedback } from "@/lib/decisions/queries/get-offer";
import { getPanel } from "@/lib/decisions/queries/get-panel";
import { listDiffering } from "@/lib/decisions/queries/list-standings";
import { outcomeValues } from "@/lib/decisions/schema";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { dropMail, releaseMail } from "@/lib/notifications/commands";
import { listMail } from "@/lib/notifications/queries";
import { mailFiltersFrom } from "@/lib/notifications/schema";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { personContent } from "@/lib/privacy/export/person-content";
import { exportReceipt } from "@/lib/releases/queries/export-receipt";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import { seeAsReader } from "@/lib/releases/queries/see-as";
import { makePerson } from "@/tests/support/world";
import { setClock } from "@/tests/support/worker-database";
import {
  agreeOnFeedback,
  auditOf,
  bothRevise,
  day,
  feedbackWords,
  freezeVersion,
  inDays,
  mailsOf,
  makeReview,
  makeWaiting,
  refusalOf,
  say,
  statusOf,
  waiting,
  type Deciding,
} from "./cases";
import { behindTheWall } from "@/tests/support/behind-the-wall";

const letterOf = async (id: string) =>
  (await mailsOf(id)).filter(({ template }) => template.startsWith("outcome_"));
const statesOf = async (id: string) => (await letterOf(id)).map(({ state }) => state);

/** Everything that the startup's own pages, lists and JSON say about its application. */
async function whatTheTeamReads({ owner, id, world }: Pick<Deciding, "owner" | "id" | "world">) {
  const offer = await refusalOf(getOffer(owner, id, "en-HK"));
  const feedback = await getReleasedFeedback(owner, id);
  const application = await getApplication(owner, id);
  const page = await getTeamPage(owner, id, "en-HK");
  const list = await listApplications(owner, {});
  const filtered = await listApplications(owner, { letter: "waits" });
  const sharing = await getSharing(owner, id, "en-HK");
  const receipt = await exportReceipt(owner, id, "en-HK");
  const throughPartner = await seeAsReader(
    owner,
    id,
    world.partnerLead.membership?.id ?? "",
    "en-HK",
  );
  const others = { page, sharing, receipt, throughPartner };
  return { offer, feedback, application, list: list.items, filtered, others };
}

describe.each(outcomeValues)("until its letter is released, %s", (outcome) => {
  it("is nothing to the startup: pages, lists and JSON are as before it was decided", async () => {
    const found = await makeWaiting(outcome);
    const seen = await whatTheTeamReads(found);
    expect(seen.offer).toBe("platform.not_found");
    expect(seen.feedback).toBeNull();
    expect(seen.application).toMatchObject({ status: "deciding", rejection: null });
    expect(seen.application.next.key).toBe("deciding");
    expect(seen.list).toMatchObject([{ status: "deciding", next: { key: "deciding" } }]);
    expect(seen.filtered).toMatchObject({ items: [], total: 0 });
    const { sharing, throughPartner } = seen.others;
    expect(JSON.stringify(sharing)).not.toContain('"ended"');
    expect(throughPartner).toMatchObject({ why: null, application: { next: { key: "deciding" } } });
    const said = /letter_waits|"(offered|waitlisted|rejected)"/.exec(JSON.stringify(seen));
    expect(said).toBeNull();
    expect(await db().offer.count({ where: { applicationId: found.id } })).toBe(0);
    const row = await db().application.findUniqueOrThrow({ where: { id: found.id } });
    expect(row).toMatchObject({ status: "deciding", partnerEndedAt: null, reapplyFrom: null });
  });

  it("stands behind the database's own wall until then", async () => {
    const { world, id, owner } = await makeWaiting(outcome);
    const rows = (actor: Actor) =>
      withActor(actor, (tx) => tx.decision.count({ where: { applicationId: id } }));
    expect([await rows(owner), await rows(world.partnerLead)]).toEqual([0, 1]);
    await releaseLetter(world.manager, id, {});
    expect([await rows(owner), await rows(world.manager)]).toEqual([1, 1]);
  });

  it("is decided, letter not sent, to the staff of both organisations and to no other reader", async () => {
    const { world, id } = await makeWaiting(outcome);
    for (const actor of [world.manager, world.deputyManager, world.officer, world.partnerLead]) {
      const view = await getDecision(actor, id, "en-HK");
      expect(view.decision).toMatchObject({ state: "decided", outcome });
      expect(view).toMatchObject({ status: "deciding", letter: { state: "waits" } });
      expect((await getApplication(actor, id)).next.key).toBe("letter_waits");
      const list = await listApplications(actor, { letter: "waits" });
      expect(list.items).toMatchObject([{ id, next: { key: "letter_waits", ball: "lead" } }]);
      expect(list.counts.all).toBe(1);
    }
    const reviewer = await reviewerOf(id);
    expect((await getApplication(reviewer, id)).next.key).toBe("deciding");
    expect((await listApplications(reviewer, {})).items).toMatchObject([
      { id, next: { key: "deciding" } },
    ]);
    expect((await listApplications(reviewer, { letter: "waits" })).items).toEqual([]);
    expect(await listDiffering(world.manager)).toEqual([]);
  });

  it("keeps the partner's sight, and shows on the panel sheet as not sent", async () => {
    const { world, id } = await makeWaiting(outcome);
    expect((await getApplication(world.partnerLead, id)).reader).toBe("partner");
    const { rows } = await getPanel(world.partnerLead, world.intake.slug, "en-HK");
    expect(rows).toMatchObject([{ outcome, letter: "waits", status: "deciding" }]);
  });

  it("moves the application once, with the letter, whoever of two lets it go", async () => {
    const { world, id } = await makeWaiting(outcome);
    const answers = await Promise.all([
      refusalOf(releaseLetter(world.manager, id, {})),
      refusalOf(releaseLetter(world.deputyManager, id, {})),
    ]);
    expect(answers.toSorted()).toEqual(["decisions.no_letter_waits", "done"]);
    expect(await statusOf(id)).toBe(outcome);
    expect(await statesOf(id)).toEqual(["queued"]);
    const events = await auditOf(id);
    expect(events.filter((type) => type === "decision.letter_released")).toHaveLength(1);
    expect(events.filter((type) => type === "offer.sent")).toHaveLength(
      outcome === "offered" ? 1 : 0,
    );
  });

  it("is let go by the lead's manager alone", async () => {
    const { world, id, owner } = await makeWaiting(outcome);
    for (const actor of [world.officer, world.partnerLead])
      expect(await refusalOf(releaseLetter(actor, id, {}))).toBe("platform.wrong_role");
    for (const actor of [world.otherPartnerLead, world.auditor, world.leadReviewer, owner])
      expect(await refusalOf(releaseLetter(actor, id, {}))).toBe("platform.not_found");
    expect(await statusOf(id)).toBe("deciding");
  });

  it("dies with a startup that withdraws: no letter, no feedback, no offer", async () => {
    const found = await makeWaiting(outcome);
    const { world, id, owner } = found;
    await withdrawApplication(owner, id);
    expect(await statesOf(id)).toEqual(["dropped"]);
    expect(await refusalOf(releaseLetter(world.manager, id, {}))).toBe("decisions.no_letter_waits");
    const seen = await whatTheTeamReads(found);
    expect(seen).toMatchObject({ offer: "platform.not_found", feedback: null });
    expect(await statusOf(id)).toBe("withdrawn");
    expect((await getDecision(world.manager, id, "en-HK")).letterSentAt).toBeNull();
  });

  it("meets a withdrawal at the same moment in one order or the other", async () => {
    const { world, id, owner } = await makeWaiting(outcome);
    const [release] = await Promise.all([
      refusalOf(releaseLetter(world.manager, id, {})),
      refusalOf(withdrawApplication(owner, id)),
    ]);
    const went = release === "done";
    expect(await statesOf(id)).toEqual([went ? "queued" : "dropped"]);
    // A rejection that was first leaves nothing to withdraw.
    expect(await statusOf(id)).toBe(went && outcome === "rejected" ? "rejected" : "withdrawn");
  });

  it("is stopped by a later word, a late conflict and a new version, until both say it again", async () => {
    const found = await makeWaiting(outcome);
    const { world, id, application } = found;
    const refused = () => refusalOf(releaseLetter(world.manager, id, {}));
    const same = { offered: "admit", waitlisted: "waitlist", rejected: "reject" } as const;
    const other = outcome === "rejected" ? "admit" : "reject";
    await reviseRecommendation(world.partnerLead, id, say(other));
    expect(await refused()).toBe("decisions.they_differ");
    await reviseRecommendation(world.manager, id, say(other));
    expect(await refused()).toBe("decisions.outcome_changed");
    await bothRevise(found, same[outcome], same[outcome]);
    await freezeVersion(application, 2, inDays(0.001));
    await db().application.update({ where: { id }, data: { currentVersion: 2 } });
    expect(await refused()).toBe("decisions.must_be_confirmed");
    await setClock(day);
    try {
      await bothRevise(found, same[outcome], same[outcome]);
      await excludeReview(found);
      expect(await refused()).toBe("decisions.must_be_confirmed");
      await setClock(2 * day);
      await bothRevise(found, same[outcome], same[outcome]);
      expect(await refused()).toBe("done");
      const decision = await behindTheWall().decision.findUniqueOrThrow({
        where: { applicationId: id },
      });
      expect(decision.version).toBe(2);
    } finally {
      await setClock(0);
    }
    expect(await statusOf(id)).toBe(outcome);
  });

  it("goes back by a later decision, whichever that is", async () => {
    const words = { offered: "admit", waitlisted: "waitlist", rejected: "reject" } as const;
    for (const next of outcomeValues) {
      const found = await makeWaiting(outcome);
      const { world, id } = found;
      await bothRevise(found, words[next], words[next]);
      if (next === "rejected") await agreeOnFeedback(world, id);
      await decideOutcome(world.manager, id, waiting[next]());
      expect((await letterOf(id)).map(({ template, state }) => [template, state])).toEqual([
        [`outcome_${outcome}`, "dropped"],
        [`outcome_${next}`, "held"],
      ]);
      expect(await auditOf(id)).toContain("decision.letter_taken_back");
      expect(await statusOf(id)).toBe("deciding");
      await releaseLetter(world.manager, id, {});
      expect(await statusOf(id)).toBe(next);
    }
  });

  it("is still true when the worker sends it", async () => {
    const { world, id } = await makeWaiting(outcome);
    await releaseLetter(world.manager, id, {});
    const template = `outcome_${outcome}` as const;
    const letter = await db().outboxMail.findFirstOrThrow({
      where: { applicationId: id, template },
    });
    const facts = { ...letter, template, params: {} };
    const may = await db().$transaction(async (tx) =>
      decisionMailChecks[template]?.(tx, facts, new Date()),
    );
    expect(may).toBe(true);
  });
});

describe("a copy of one's own data", () => {
  const mailsIn = async ({ owner }: Pick<Deciding, "owner">) =>
    (await personContent(owner, "en-HK", new Date())).mails.map(({ template }) => template);

  it("holds no letter that was never released, and the one that was", async () => {
    const found = await makeWaiting("offered");
    expect(await mailsIn(found)).toEqual([]);
    await releaseLetter(found.world.manager, found.id, {});
    expect(await mailsIn(found)).toEqual(["outcome_offered"]);
    const dead = await makeWaiting("rejected");
    await withdrawApplication(dead.owner, dead.id);
    expect(await mailsIn(dead)).toEqual(["application_withdrawn"]);
  });
});

/** One of those who filed a review, as they sign in. */
async function reviewerOf(id: string) {
  const review = await behindTheWall().review.findFirstOrThrow({ where: { applicationId: id } });
  const assignment = await db().assignment.findUniqueOrThrow({
    where: { id: review.assignmentId },
  });
  await behindTheWall().grant.create({
    data: {
      applicationId: id,
      personId: assignment.personId,
      membershipId: assignment.membershipId,
      organisationId: assignment.organisationId,
      programmeId: assignment.programmeId,
      reason: "assignment",
      sections: [],
      validFrom: inDays(-1),
    },
  });
  const person = await db().person.findUniqueOrThrow({ where: { id: assignment.personId } });
  const membership = await db().membership.findUniqueOrThrow({
    where: { id: assignment.membershipId },
  });
  return {
    kind: "person" as const,
    personId: person.id,
    displayName: person.displayName,
    email: person.email,
    locale: "en-HK" as const,
    assisted: false,
    membership,
  };
}

/** A conflict of interest declared after the review was filed. */
async function excludeReview({ world, id }: Deciding) {
  const review = await makeReview(world, id, "lead", 3);
  await behindTheWall().review.update({
    where: { id: review.id },
    data: { excludedAt: inDays(1.5) },
  });
}

describe("the dates of a letter", () => {
  it("count from its release, by whole days and at the same time of day", async () => {
    const { world, id, owner } = await makeWaiting("offered");
    const { letterAnswerBy } = await behindTheWall().decision.findUniqueOrThrow({
      where: { applicationId: id },
    });
    await setClock(5 * day);
    try {
      const { letter } = await getDecision(world.manager, id, "en-HK");
      const { expiresAt } = await releaseLetter(world.manager, id, {});
      const planned = letterAnswerBy?.getTime() ?? 0;
      expect(expiresAt).toEqual(new Date(planned + 5 * day));
      expect(letter?.expiresAt).toEqual(expiresAt);
      const offer = await getOffer(owner, id, "en-HK");
      expect(offer.expiresAt).toEqual(expiresAt);
      expect(hongKongDate(offer.sentAt)).toBe(hongKongDate(inDays(5)));
      const [mail] = await letterOf(id);
      expect(mail?.params).toMatchObject({ due: expiresAt?.toISOString() });
    } finally {
      await setClock(0);
    }
  });

  it("may be said anew, and never lie behind", async () => {
    const rejected = await makeWaiting("rejected");
    await setClock(3 * day);
    try {
      expect(
        await refusalOf(
          releaseLetter(rejected.world.manager, rejected.id, { reapplyFrom: inDays(1) }),
        ),
      ).toBe("decisions.due_in_past");
      const reapplyFrom = inDays(400);
      await releaseLetter(rejected.world.manager, rejected.id, { reapplyFrom });
      const row = await db().application.findUniqueOrThrow({ where: { id: rejected.id } });
      expect(row.reapplyFrom).toEqual(reapplyFrom);
      expect(row.partnerEndedAt?.getTime()).toBeGreaterThan(inDays(2).getTime());
      expect(await getReleasedFeedback(rejected.owner, rejected.id)).toMatchObject(feedbackWords);
    } finally {
      await setClock(0);
    }
  });
});

describe("a rejection that waits", () => {
  it("does not go while its feedback is being changed", async () => {
    const { world, id } = await makeWaiting("rejected");
    await writeFeedback(world.partnerLead, id, { text: "Rather this." });
    expect(await refusalOf(releaseLetter(world.manager, id, {}))).toBe("decisions.feedback_first");
  });
});

describe("a wait-listed startup", () => {
  it("stays wait-listed while a later letter waits, and when that one is taken back", async () => {
    const found = await makeWaiting("waitlisted");
    const { world, id, owner } = found;
    await releaseLetter(world.manager, id, {});
    await bothRevise(found, "admit", "admit");
    await decideOutcome(world.manager, id, waiting.offered());
    expect((await getApplication(owner, id)).next.key).toBe("waitlisted");
    expect(await refusalOf(getOffer(owner, id, "en-HK"))).toBe("platform.not_found");
    await bothRevise(found, "waitlist", "waitlist");
    await decideOutcome(world.manager, id, waiting.waitlisted());
    expect(await statusOf(id)).toBe("waitlisted");
    expect(await statesOf(id)).toEqual(["queued", "dropped"]);
    expect((await getDecision(world.manager, id, "en-HK")).letter).toBeNull();
    expect(await refusalOf(releaseLetter(world.manager, id, {}))).toBe("decisions.no_letter_waits");
    await bothRevise(found, "admit", "admit");
    await decideOutcome(world.manager, id, waiting.offered());
    await releaseLetter(world.manager, id, {});
    expect(await statusOf(id)).toBe("offered");
  });
});

describe("the panel", () => {
  it("may meet again while a letter waits; it goes once the minutes are in", async () => {
    const { world, id } = await makeWaiting("offered");
    await sendToPanel(world.manager, id);
    expect(await refusalOf(releaseLetter(world.manager, id, {}))).toBe("decisions.minutes_first");
    await fileMinutes(world.manager, id, { heldAt: inDays(-0.01), text: "Once more." });
    await releaseLetter(world.manager, id, {});
    expect(await statusOf(id)).toBe("offered");
  });
});

describe("in the list of mails a letter of a decision", () => {
  const heldIn = async ({ world, id }: Deciding) => {
    const { items } = await listMail(world.manager, mailFiltersFrom({ state: "held" }));
    const held = await db().outboxMail.findMany({ where: { applicationId: id, state: "held" } });
    return items.filter((item) => held.some((mail) => mail.id === item.id));
  };

  it("goes with all its copies and moves the application", async () => {
    const found = await makeWaiting("offered");
    await makePerson({ role: "owner", startupId: found.startup.id });
    const [mail] = await heldIn(found);
    expect(mail?.actions).toMatchObject({ release: true, drop: false });
    const id = mail?.id ?? "";
    expect(await refusalOf(releaseMail(found.world.manager, id))).toBe(
      "notifications.letter_of_decision",
    );
    expect(await refusalOf(dropMail(found.world.manager, id))).toBe(
      "notifications.letter_of_decision",
    );
    expect(await refusalOf(releaseHeldMail(found.world.officer, id))).toBe("platform.wrong_role");
    for (const actor of [found.world.partnerLead, found.owner])
      expect(await refusalOf(releaseHeldMail(actor, id))).toBe("platform.not_found");
    expect(await releaseHeldMail(found.world.manager, id)).toEqual({ id, state: "queued" });
    expect(await statusOf(found.id)).toBe("offered");
    // The other owner joined after it was decided and is written to as well.
    expect(await statesOf(found.id)).toEqual(["queued", "queued"]);
    expect(await refusalOf(releaseHeldMail(found.world.manager, id))).toBe(
      "notifications.mail_not_held",
    );
  });

  it("does not go to somebody who has left the team", async () => {
    const found = await makeWaiting("offered");
    const second = await makePerson({ role: "owner", startupId: found.startup.id });
    await db().membership.updateMany({
      where: { personId: found.owner.personId, startupId: found.startup.id },
      data: { status: "ended" },
    });
    await releaseLetter(found.world.manager, found.id, {});
    const letters = await letterOf(found.id);
    expect(letters.map(({ toPersonId, state }) => [toPersonId, state])).toEqual([
      [found.owner.personId, "dropped"],
      [second.personId, "queued"],
    ]);
  });
});
