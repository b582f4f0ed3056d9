import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { acceptOffer } from "@/lib/decisions/commands/answer-offer";
import { fileMinutes, sendToPanel } from "@/lib/decisions/commands/hold-panel";
import { recordRecommendation } from "@/lib/decisions/commands/record-recommendation";
import { releaseLetter } from "@/lib/decisions/commands/release-letter";
import { tickOnboarding } from "@/lib/decisions/commands/tick-onboarding";
import { getOnboarding } from "@/lib/decisions/queries/get-onboarding";
import { acceptMatch } from "@/lib/mentoring/commands/answer-match";
import { approveMentorCard, writeMentorCard } from "@/lib/mentoring/commands/approve-card";
import { proposeMatch } from "@/lib/mentoring/commands/propose-match";
import { saveMentorProfile } from "@/lib/mentoring/commands/save-profile";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { confirmCda, scanCda, uploadCda } from "@/lib/releases/commands/keep-cda";
import {
  inDays,
  makeDeciding,
  makeOffered,
  makeWaiting,
  say,
  signature,
} from "@/tests/integration/decisions/cases";
import { samplePdf } from "@/tests/support/sample-files";
import { joinAs, makePerson } from "@/tests/support/world";
import { ownerQuery } from "@/tests/support/worker-database";
import { kinds, tasksOf as items } from "./tasks-of";
import { behindTheWall } from "@/tests/support/behind-the-wall";

describe("a joint decision", () => {
  it("waits for each side's recommendation, then for the manager, and tells neither what the other said", async () => {
    const deciding = await makeDeciding();
    const { world, id, startup } = deciding;
    const { recommendationsDueAt } = await behindTheWall().decision.findUniqueOrThrow({
      where: { applicationId: id },
    });
    for (const voice of [world.manager, world.partnerLead])
      expect(await items(voice)).toMatchObject([
        {
          kind: "recommendation",
          about: startup.displayName,
          due: recommendationsDueAt.toISOString(),
          href: `/en-HK/desk/applications/${id}`,
        },
      ]);
    expect(await kinds(world.officer)).toEqual([]);
    const before = await items(world.manager);
    await recordRecommendation(world.partnerLead, id, say("reject"));
    expect(await kinds(world.partnerLead)).toEqual([]);
    expect(await items(world.manager)).toEqual(before);
    await recordRecommendation(world.manager, id, say("admit"));
    expect(await kinds(world.manager)).toEqual(["outcome"]);
    for (const other of [world.partnerLead, world.officer, deciding.owner])
      expect(await kinds(other)).toEqual([]);
  });

  it("waits for the manager while the partner is silent past the day, and for the minutes of a panel", async () => {
    const { world, id } = await makeDeciding();
    await recordRecommendation(world.manager, id, say("admit"));
    expect(await kinds(world.manager)).toEqual([]);
    await ownerQuery("UPDATE decisions SET recommendations_due_at = $2 WHERE application_id = $1", [
      id,
      inDays(-1),
    ]);
    expect(await kinds(world.manager)).toEqual(["silence"]);
    await sendToPanel(world.manager, id);
    expect(await kinds(world.manager)).toEqual(["silence", "minutes"]);
    await fileMinutes(world.manager, id, { heldAt: inDays(-0.1), text: "They agreed." });
    expect(await kinds(world.manager)).toEqual(["silence"]);
    await recordRecommendation(world.partnerLead, id, say("admit"));
    expect(await kinds(world.manager)).toEqual(["outcome"]);
  });

  it("waits for its letter, and is nothing to the startup before", async () => {
    const { world, id, owner } = await makeWaiting("waitlisted");
    expect(await kinds(world.manager)).toEqual(["letter"]);
    for (const other of [world.partnerLead, world.officer, owner])
      expect(await kinds(other)).toEqual([]);
    await releaseLetter(world.manager, id, {});
    expect(await kinds(world.manager)).toEqual([]);
  });
});

describe("an offer", () => {
  it("waits for the owner until it is signed or expires; then everybody's lines of the onboarding list do", async () => {
    const { world, id, owner, startup } = await makeOffered();
    const { expiresAt } = await db().offer.findUniqueOrThrow({ where: { applicationId: id } });
    expect(await items(owner)).toMatchObject([
      { kind: "offer", due: expiresAt.toISOString(), href: `/en-HK/applications/${id}/offer` },
    ]);
    const editor = await joinAs(await makePerson(), { role: "editor", startupId: startup.id });
    expect(await kinds(editor)).toEqual([]);
    expect(await kinds({ ...owner, assisted: true })).toEqual([]);
    await acceptOffer(owner, id, await signature(owner, id));
    const list = await getOnboarding(owner, id, "en-HK");
    const left = (side: string) =>
      list.items.filter((item) => item.owner === side && item.doneAt === null);
    const onboarding = async (actor: Actor) =>
      (await items(actor)).filter(({ kind }) => kind === "onboarding");
    expect(await onboarding(owner)).toHaveLength(left("startup").length);
    expect((await onboarding(owner)).map(({ about }) => about).toSorted()).toEqual(
      left("startup")
        .map(({ label }) => label)
        .toSorted(),
    );
    const total = async (actor: Actor) =>
      (await onboarding(actor)).reduce((sum, { count }) => sum + count, 0);
    expect(await total(world.manager)).toBe(left("lead").length);
    expect(await total(world.officer)).toBe(left("lead").length);
    expect(await total(world.partnerLead)).toBe(left("partner").length);
    for (const item of left("partner"))
      await tickOnboarding(
        world.partnerLead,
        { applicationId: id, itemId: item.id },
        { done: true },
      );
    expect(await total(world.partnerLead)).toBe(0);
  });

  it("leads to the card for mentors, the mentor's answer and the startup's", async () => {
    const { world, id, owner, startup } = await makeOffered();
    await acceptOffer(owner, id, await signature(owner, id));
    const mentoring = async (actor: Actor) =>
      (await items(actor))
        .filter(({ kind }) => kind === "card" || kind === "proposal" || kind === "match")
        .map(({ kind, about }) => [kind, about]);
    const editor = await joinAs(await makePerson(), { role: "editor", startupId: startup.id });
    for (const writer of [owner, editor])
      expect(await mentoring(writer)).toEqual([["card", "Test intake"]]);
    await writeMentorCard(editor, id, {
      text: "A liver-targeted medicine, looking for a frank adviser.",
      wishes: "",
      language: "en-HK",
    });
    expect(await mentoring(editor)).toEqual([]);
    expect(await mentoring(owner)).toEqual([["card", "Test intake"]]);
    await approveMentorCard(owner, id);
    expect(await mentoring(owner)).toEqual([]);
    await saveMentorProfile(world.mentor, {
      headline: { "en-HK": "Twenty years of development" },
      about: {},
      areas: [],
      modalities: [],
      topics: [],
      languages: ["en-HK"],
      capacity: 1,
      active: true,
    });
    const profile = await db().mentorProfile.findFirstOrThrow({
      where: { personId: world.mentor.personId },
    });
    const { id: matchId } = await proposeMatch(world.manager, {
      applicationId: id,
      mentorProfileId: profile.id,
      message: "",
    });
    expect(await mentoring(world.mentor)).toEqual([["match", startup.displayName]]);
    expect(await mentoring(owner)).toEqual([["proposal", world.mentor.displayName]]);
    expect(await mentoring(editor)).toEqual([]);
    await acceptMatch(world.mentor, matchId);
    expect(await mentoring(world.mentor)).toEqual([]);
    await acceptMatch(owner, matchId);
    expect(await mentoring(owner)).toEqual([]);
  });
});

describe("a signed agreement", () => {
  it("waits for each side's confirmation", async () => {
    const { world, id, owner } = await makeDeciding();
    const bytes = samplePdf(["An agreement between two."]);
    const { id: cda } = await uploadCda(world.partnerLead, {
      applicationId: id,
      signedOn: inDays(-3),
      expiresAt: inDays(90),
      name: "signed agreement.pdf",
      declaredLength: bytes.length,
      stream: Readable.from([bytes]),
    });
    expect(await kinds(owner)).toEqual([]);
    await scanCda(systemActor("cda.scan"), cda);
    expect(await kinds(owner)).toEqual(["agreement"]);
    expect(await kinds(world.partnerLead)).toEqual(["recommendation", "agreement"]);
    await confirmCda(owner, cda);
    expect(await kinds(owner)).toEqual([]);
    await confirmCda(world.partnerLead, cda);
    expect(await kinds(world.partnerLead)).toEqual(["recommendation"]);
  });
});
