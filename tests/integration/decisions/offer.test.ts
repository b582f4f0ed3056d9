import { describe, expect, it } from "vitest";
import { acceptOffer, declineOffer } from "@/lib/decisions/commands/answer-offer";
import { decideOutcome } from "@/lib/decisions/commands/decide-outcome";
import { lapseOffer } from "@/lib/decisions/commands/lapse-offer";
import { openDecision } from "@/lib/decisions/commands/open-decision";
import { remindOverdue } from "@/lib/decisions/commands/remind-overdue";
import { tickOnboarding } from "@/lib/decisions/commands/tick-onboarding";
import { lapseExpiredOffers } from "@/lib/decisions/jobs";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import { getOffer } from "@/lib/decisions/queries/get-offer";
import { getOnboarding } from "@/lib/decisions/queries/get-onboarding";
import { getCohort, listCohorts } from "@/lib/decisions/queries/list-cohorts";
import { systemActor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { makePerson } from "@/tests/support/world";
import { setClock } from "@/tests/support/worker-database";
import {
  auditOf,
  bothSay,
  day,
  freezeVersion,
  inDays,
  mailsOf,
  makeOffered,
  makeReviewed,
  offer,
  refusalOf,
  signature,
  statusOf,
} from "./cases";

describe("signing an offer", () => {
  it("admits the startup into its cohort with an onboarding list, and tells everybody", async () => {
    const { world, id, owner, startup } = await makeOffered();
    const signed = await signature(owner, id);
    expect(await acceptOffer(owner, id, signed)).toEqual({
      state: "accepted",
      status: "admitted",
    });
    expect(await statusOf(id)).toBe("admitted");
    const row = await db().offer.findUniqueOrThrow({ where: { applicationId: id } });
    expect(row).toMatchObject({
      state: "accepted",
      signedById: owner.personId,
      signedByName: "陳大文",
      signedLocale: "zh-HK",
      textVersion: signed.textVersion,
    });
    const list = await getOnboarding(owner, id, "zh-HK");
    expect(list.items[0]).toMatchObject({ key: "agreement_signed", label: "初創企業簽署協議" });
    expect(list.items[0]?.doneAt).not.toBeNull();
    expect(new Set(list.items.map((item) => item.owner))).toEqual(
      new Set(["startup", "lead", "partner"]),
    );
    const [cohort] = await listCohorts(world.manager, "en-HK");
    expect(cohort).toMatchObject({ members: 1, itemsDone: 1, itemsTotal: list.items.length });
    const view = await getCohort(world.partnerLead, cohort?.id ?? "", "en-HK");
    expect(view.rows).toMatchObject([{ name: startup.displayName, admittedBy: "joint", late: 0 }]);
    const templates = (await mailsOf(id)).map((mail) => mail.template);
    expect(templates.filter((template) => template === "admitted")).toHaveLength(1);
    expect(templates.filter((template) => template === "offer_accepted")).toHaveLength(3);
  });

  it("happens once, however often and by whichever owner it is sent", async () => {
    const { id, owner, startup } = await makeOffered();
    const second = await makePerson({ role: "owner", startupId: startup.id });
    const signed = await signature(owner, id);
    const answers = await Promise.all([
      acceptOffer(owner, id, signed),
      acceptOffer(owner, id, signed),
      acceptOffer(second, id, signed),
    ]);
    expect(new Set(answers.map((each) => each.status))).toEqual(new Set(["admitted"]));
    expect((await auditOf(id)).filter((type) => type === "offer.accepted")).toHaveLength(1);
    expect(await db().cohortMember.count({ where: { applicationId: id } })).toBe(1);
    const mails = (await mailsOf(id)).filter((mail) => mail.template === "admitted");
    expect(mails).toHaveLength(2);
  });

  it("puts two startups that sign at the same moment into one cohort", async () => {
    const first = await makeOffered();
    const other = await makeReviewed(first.world);
    await openDecision(first.world.manager, other.id, { recommendationsDueAt: inDays(7) });
    await bothSay({ world: first.world, id: other.id }, "admit", "admit");
    await decideOutcome(first.world.manager, other.id, offer());
    const [one, two] = [
      await signature(first.owner, first.id),
      await signature(other.owner, other.id),
    ];
    await Promise.all([
      acceptOffer(first.owner, first.id, one),
      acceptOffer(other.owner, other.id, two),
    ]);
    const cohorts = await listCohorts(first.world.manager, "en-HK");
    expect(cohorts).toMatchObject([{ members: 2 }]);
  });

  it("is the owner's, in their own session, in time, for the words and version shown", async () => {
    const { world, id, owner, startup, application } = await makeOffered();
    const signed = await signature(owner, id);
    const editor = await makePerson({ role: "editor", startupId: startup.id });
    expect(await refusalOf(acceptOffer(editor, id, signed))).toBe("applications.owner_only");
    expect(await refusalOf(acceptOffer({ ...owner, assisted: true }, id, signed))).toBe(
      "applications.assisted_session",
    );
    for (const actor of [world.rival, world.manager, world.partnerLead, world.otherPartnerLead])
      expect(await refusalOf(acceptOffer(actor, id, signed))).toBe("platform.not_found");
    const other = { ...signed, textVersion: "0".repeat(64) };
    expect(await refusalOf(acceptOffer(owner, id, other))).toBe("decisions.terms_changed");
    await setClock(15 * day);
    try {
      expect(await refusalOf(acceptOffer(owner, id, signed))).toBe("decisions.offer_expired");
    } finally {
      await setClock(0);
    }
    await freezeVersion(application, 2, inDays(0));
    await db().application.update({ where: { id }, data: { currentVersion: 2 } });
    expect(await refusalOf(acceptOffer(owner, id, signed))).toBe("decisions.version_changed");
    expect(await statusOf(id)).toBe("offered");
  });

  it("ends the partner's sight where the lead admitted alone", async () => {
    const { world, id, owner } = await makeOffered("either_may_admit", ["admit", "reject"]);
    await acceptOffer(owner, id, await signature(owner, id));
    const list = await getOnboarding(world.manager, id, "en-HK");
    expect(list.withPartner).toBe(false);
    expect(list.items.some((item) => item.owner === "partner")).toBe(false);
    expect(await refusalOf(getOnboarding(world.partnerLead, id, "en-HK"))).toBe(
      "platform.not_found",
    );
    expect(await listCohorts(world.partnerLead, "en-HK")).toEqual([]);
    const left = await getDecision(world.partnerLead, id, "en-HK");
    expect(left.startup).toBeNull();
    const told = (await mailsOf(id)).filter((mail) => mail.template === "offer_accepted");
    expect(told.map((mail) => mail.toPersonId)).not.toContain(world.partnerLead.personId);
  });

  it("never changes the words that were sent", async () => {
    const { id } = await makeOffered();
    await expect(
      db().offer.update({ where: { applicationId: id }, data: { terms: { "en-HK": "Other" } } }),
    ).rejects.toThrow();
  });
});

describe("reading an offer", () => {
  it("is the team's alone", async () => {
    const { world, id, owner } = await makeOffered();
    const view = await getOffer(owner, id, "zh-CN");
    expect(view.terms).toContain("24 个月");
    expect(view.can).toEqual({ accept: null, decline: null });
    for (const actor of [world.rival, world.manager, world.partnerLead, world.otherPartnerLead])
      expect(await refusalOf(getOffer(actor, id, "en-HK"))).toBe("platform.not_found");
  });
});

describe("an offer that is not taken", () => {
  it("is declined with a reason, once, and ends all sight", async () => {
    const { world, id, owner, startup } = await makeOffered();
    const editor = await makePerson({ role: "editor", startupId: startup.id });
    const reason = { reason: "Another programme fits better." };
    expect(await refusalOf(declineOffer(editor, id, reason))).toBe("applications.owner_only");
    expect(await refusalOf(declineOffer(world.rival, id, reason))).toBe("platform.not_found");
    await declineOffer(owner, id, reason);
    await declineOffer(owner, id, reason);
    expect(await statusOf(id)).toBe("declined");
    expect((await auditOf(id)).filter((type) => type === "offer.declined")).toHaveLength(1);
    expect(await refusalOf(acceptOffer(owner, id, await signature(owner, id)))).toBe(
      "decisions.offer_answered",
    );
  });

  it("lapses past its expiry by the portal itself and not before, and everybody is told once", async () => {
    const { world, id, owner } = await makeOffered();
    const portal = systemActor("offer.lapse");
    expect(await lapseOffer(portal, id)).toBe(false);
    expect(await remindOverdue(portal, id)).toBe(false);
    await setClock(15 * day);
    try {
      expect(await lapseExpiredOffers()).toBeGreaterThanOrEqual(1);
      expect(await statusOf(id)).toBe("lapsed");
      const view = await getOffer(owner, id, "en-HK");
      expect(view.state).toBe("lapsed");
      await lapseOffer(portal, id);
      const told = (await mailsOf(id)).filter(({ template }) =>
        template.startsWith("offer_lapsed"),
      );
      const to = (template: string) =>
        told.filter((mail) => mail.template === template).map((mail) => mail.toPersonId);
      expect(to("offer_lapsed_to_startup")).toEqual([owner.personId]);
      expect(to("offer_lapsed").toSorted()).toEqual(
        [world.manager, world.deputyManager, world.partnerLead]
          .map((one) => one.personId)
          .toSorted(),
      );
      expect(told.map(({ state }) => state)).toEqual(told.map(() => "queued"));
      expect(told[0]?.params).toMatchObject({ due: view.expiresAt.toISOString() });
    } finally {
      await setClock(0);
    }
  });
});

describe("onboarding", () => {
  it("is ticked by each party for its own lines", async () => {
    const { world, id, owner } = await makeOffered();
    await acceptOffer(owner, id, await signature(owner, id));
    const { items } = await getOnboarding(owner, id, "en-HK");
    const itemId = (key: string) => items.find((item) => item.key === key)?.id ?? "";
    const tick = (actor: typeof owner, key: string, done = true) =>
      refusalOf(tickOnboarding(actor, { applicationId: id, itemId: itemId(key) }, { done }));
    expect(await tick(owner, "team_listed")).toBe("done");
    expect(await tick(owner, "team_listed")).toBe("done");
    expect(await tick(owner, "lead_contact")).toBe("decisions.not_your_item");
    expect(await tick(owner, "agreement_signed", false)).toBe("decisions.signed_stays");
    expect(await tick(world.officer, "lead_contact")).toBe("done");
    expect(await tick(world.officer, "partner_contact")).toBe("decisions.not_your_item");
    expect(await tick(world.partnerLead, "partner_contact")).toBe("done");
    expect(await tick(world.otherPartnerLead, "partner_contact")).toBe("platform.not_found");
    expect(await tick(world.rival, "team_listed")).toBe("platform.not_found");
    expect((await auditOf(id)).filter((type) => type === "onboarding.item_done")).toHaveLength(3);
    const [cohort] = await listCohorts(world.officer, "en-HK");
    expect(cohort?.itemsDone).toBe(4);
  });

  it("shows cohorts to the staff of the programme only", async () => {
    const { world, id, owner } = await makeOffered();
    await acceptOffer(owner, id, await signature(owner, id));
    const [cohort] = await listCohorts(world.manager, "en-HK");
    expect(await listCohorts(world.otherPartnerLead, "en-HK")).toEqual([]);
    expect(await refusalOf(getCohort(world.otherPartnerLead, cohort?.id ?? "", "en-HK"))).toBe(
      "platform.not_found",
    );
    for (const actor of [world.leadReviewer, world.mentor, owner])
      expect(await refusalOf(listCohorts(actor, "en-HK"))).toBe("platform.not_found");
  });
});
