import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { saveSection } from "@/lib/applications/commands/save-section";
import { returnForPapers, takeUpApplication } from "@/lib/applications/commands/screen-application";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { getApplication } from "@/lib/applications/queries/get-application";
import { transition } from "@/lib/applications/transition";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { answerRelease } from "@/lib/releases/commands/answer-release";
import { declareInterest } from "@/lib/releases/commands/declare-interest";
import { keepFrom, stopKeepingFrom } from "@/lib/releases/commands/keep-from";
import { renewRelease } from "@/lib/releases/commands/renew-release";
import { revokeRelease } from "@/lib/releases/commands/revoke-release";
import { announceExpiries } from "@/lib/releases/jobs";
import { getRelease } from "@/lib/releases/queries/get-release";
import { setClock } from "@/tests/support/worker-database";
import { joinAs, type World } from "@/tests/support/world";
import {
  asked,
  codeOf,
  inDays,
  makeReleasePlace,
  membershipOf,
  onSharing,
  openTo,
  released,
  wordsFor,
  type ReleasePlace,
} from "./release-world";

const day = 24 * 3600_000;
const first = "CANARY-T2-first-version";
const second = "CANARY-T2-second-version";

let world: World;
let owner: Actor;
let lead: Actor;
let reviewer: Actor;
let id: string;
let place: ReleasePlace;

beforeEach(async () => {
  place = await makeReleasePlace({ science: { mechanism: first } });
  ({ world, owner, lead, reviewer, applicationId: id } = place);
});

afterEach(() => setClock(0));

/** Papers are asked for; the team writes other words into science. Sending them freezes version 2. */
async function rewrite(): Promise<void> {
  await takeUpApplication(world.officer, id);
  await returnForPapers(world.officer, id, {
    sections: ["science"],
    dueAt: inDays(20),
    message: "Please say more about the mechanism.",
  });
  await saveSection(
    owner,
    { applicationId: id, sectionKey: "science" },
    { revision: 1, answers: { mechanism: second } },
  );
}

describe("a version", () => {
  test("that is being edited, or was sent later, is not the one released", async () => {
    const release = await released(place, [lead], ["science"]);
    await rewrite();
    expect(await wordsFor(lead, id)).toContain(first);
    expect(await wordsFor(lead, id)).not.toContain(second);
    await submitApplication(owner, id);
    expect(await wordsFor(world.officer, id)).toContain(second);
    expect(await wordsFor(lead, id)).toContain(first);
    expect(await wordsFor(lead, id)).not.toContain(second);
    const { release: mine } = await onSharing(owner, id, release);
    expect(mine).toMatchObject({ version: 1, newerVersion: 2 });
    const { release: theirs } = await getRelease(lead, release, "en-HK");
    expect(theirs).toMatchObject({ version: 1, newerVersion: null });
  });

  test("reaches the partner when an owner renews it, and nobody else can", async () => {
    const release = await released(place, [lead, reviewer], ["science"]);
    expect(await codeOf(renewRelease(owner, release, { version: 1, documents: [] }))).toBe(
      "releases.no_newer_version",
    );
    await rewrite();
    await submitApplication(owner, id);
    const renew = (who: Actor, version = 2) =>
      codeOf(renewRelease(who, release, { version, documents: [] }));
    expect(await renew(lead)).toBe("releases.owner_only");
    expect(await renew(world.rival)).toBe("platform.not_found");
    expect(await renew({ ...owner, assisted: true })).toBe("releases.assisted_session");
    expect(await renew(owner, 1)).toBe("releases.version_moved");
    expect(await renew(owner)).toBe("done");
    for (const who of [lead, reviewer]) {
      expect(await wordsFor(who, id)).toContain(second);
      expect(await wordsFor(who, id)).not.toContain(first);
    }
    expect(await db().grant.count({ where: { sourceId: release, revokedAt: null } })).toBe(2);
  });

  test("is announced to those alone who read it, and opens to the others once they declare", async () => {
    const release = await asked(lead, id, [lead, reviewer], { sections: ["science"] });
    const { release: view } = await onSharing(owner, id, release);
    await answerRelease(owner, release, {
      answer: "grant",
      sections: ["science"],
      documents: [],
      readers: view.readers.map((each) => each.id),
    });
    await declareInterest(lead, release, "none");
    await rewrite();
    await submitApplication(owner, id);
    await renewRelease(owner, release, { version: 2, documents: [] });
    const mails = await db().outboxMail.findMany({
      where: { applicationId: id, template: "release_renewed" },
    });
    expect(mails.map(({ toPersonId }) => toPersonId)).toEqual([lead.personId]);
    const { page } = await onSharing(owner, id, release);
    const science = page.sections.find(({ key }) => key === "science");
    expect(science?.readers).toMatchObject([{ name: lead.displayName, version: 2 }]);
    expect(science?.waiting).toMatchObject([{ name: reviewer.displayName, declares: true }]);
    await declareInterest(reviewer, release, "none");
    expect(await wordsFor(reviewer, id)).toContain(second);
  });
});

describe("time", () => {
  test("closes a release by itself, and says so", async () => {
    const release = await released(place, [lead], ["science"]);
    await setClock(61 * day);
    expect(await openTo(lead, id)).toEqual([]);
    expect((await getRelease(lead, release, "en-HK")).release.standing).toBe("expired");
    expect(await codeOf(revokeRelease(owner, release, {}))).toBe("releases.expired");
  });

  test("opens a release that begins later only then", async () => {
    const release = await asked(lead, id, [lead], { sections: ["science"], from: inDays(10) });
    const { release: view } = await onSharing(owner, id, release);
    await answerRelease(owner, release, {
      answer: "grant",
      sections: ["science"],
      documents: [],
      readers: view.readers.map((reader) => reader.id),
    });
    await declareInterest(lead, release, "none");
    expect(await openTo(lead, id)).toEqual([]);
    expect((await getRelease(lead, release, "en-HK")).release.standing).toBe("not_yet");
    await setClock(11 * day);
    expect(await openTo(lead, id)).toEqual(["science"]);
  });

  test("runs out on a request without an answer", async () => {
    const release = await asked(lead, id, [lead]);
    await setClock(61 * day);
    expect(await codeOf(answerRelease(owner, release, { answer: "refuse" }))).toBe(
      "releases.expired",
    );
    expect((await onSharing(owner, id, release)).release.standing).toBe("unanswered");
  });

  test("is announced seven days before, once, to owners and readers", async () => {
    await released(place, [lead], ["science"]);
    expect(await announceExpiries()).toBe(0);
    await setClock(54 * day);
    // Releases of the other tests in this file are announced with it.
    expect(await announceExpiries()).toBeGreaterThan(0);
    expect(await announceExpiries()).toBe(0);
    const mails = await db().outboxMail.findMany({
      where: { template: "release_expiring", applicationId: id },
    });
    expect(mails.map(({ toPersonId }) => toPersonId).toSorted()).toEqual(
      [owner.personId, lead.personId].toSorted(),
    );
  });
});

describe("an ending", () => {
  test("closes every release at once", async () => {
    const release = await released(place, [lead, reviewer], ["science"]);
    await withdrawApplication(owner, id);
    expect(await codeOf(getApplication(reviewer, id))).toBe("platform.not_found");
    expect((await getApplication(lead, id)).sections).toEqual([]);
    expect((await getRelease(lead, release, "en-HK")).release.standing).toBe("ended");
    expect(await db().grant.count({ where: { sourceId: release, revokedAt: null } })).toBe(0);
    expect(await codeOf(revokeRelease(owner, release, {}))).toBe("releases.ended");
  });

  test("without the partner is one for the partner alone", async () => {
    const release = await released(place, [lead, reviewer], ["science"]);
    await db().application.update({ where: { id }, data: { status: "offered" } });
    await withActor(owner, (tx, now) =>
      transition(tx, owner, { applicationId: id, to: "admitted", now, withoutPartner: true }),
    );
    expect(await codeOf(getApplication(reviewer, id))).toBe("platform.not_found");
    expect((await getApplication(lead, id)).sections).toEqual([]);
    expect(await db().grant.count({ where: { sourceId: release, revokedAt: null } })).toBe(0);
    expect(await openTo(world.officer, id)).toContain("science");
  });
});

describe("the must-not-see list", () => {
  test("shuts a person out of everything in every membership, and lets them back exactly", async () => {
    const release = await released(place, [reviewer], ["science"]);
    const before = await wordsFor(reviewer, id);
    const { id: barId } = await keepFrom(owner, id, { membership: membershipOf(reviewer) });
    const elsewhere = await joinAs(reviewer, {
      role: "partner_lead",
      organisationId: world.partner.id,
    });
    for (const who of [reviewer, elsewhere]) {
      expect(await codeOf(getApplication(who, id))).toBe("platform.not_found");
      expect(await codeOf(getRelease(who, release, "en-HK"))).toBe("platform.not_found");
    }
    const { page } = await onSharing(owner, id, release);
    expect(page.keptOut).toMatchObject([{ person: reviewer.displayName, unit: null }]);
    expect(page.sections.find(({ key }) => key === "science")?.partner).toBe("exists");
    expect(await codeOf(keepFrom(owner, id, { membership: membershipOf(reviewer) }))).toBe(
      "releases.already_kept_out",
    );
    await stopKeepingFrom(owner, id, barId);
    expect(await wordsFor(reviewer, id)).toBe(before);
    expect(await codeOf(stopKeepingFrom(owner, id, barId))).toBe("platform.not_found");
  });

  test("names units of the partner, and nobody else's people", async () => {
    const oncology = await joinAs(reviewer, {
      role: "partner_lead",
      organisationId: world.partner.id,
      unit: "Oncology R&D",
    });
    expect(await codeOf(getApplication(oncology, id))).toBe("done");
    await keepFrom(owner, id, { unit: "Oncology R&D" });
    expect(await codeOf(getApplication(oncology, id))).toBe("platform.not_found");
    expect(await codeOf(getApplication(lead, id))).toBe("done");
    for (const wrong of [
      { unit: "Nobody's unit" },
      { membership: membershipOf(world.officer) },
      { membership: membershipOf(world.otherPartnerLead) },
    ])
      expect(await codeOf(keepFrom(owner, id, wrong))).toBe("releases.not_a_member");
  });

  test("is an owner's alone", async () => {
    const whom = { membership: membershipOf(reviewer) };
    const { id: barId } = await keepFrom(owner, id, whom);
    const helped = { ...owner, assisted: true };
    expect(await codeOf(stopKeepingFrom(helped, id, barId))).toBe("releases.assisted_session");
    expect(await codeOf(keepFrom(helped, id, { membership: membershipOf(lead) }))).toBe("done");
    for (const [who, code] of [
      [world.rival, "platform.not_found"],
      [lead, "platform.not_found"],
      [world.manager, "platform.not_found"],
    ] as const) {
      expect(await codeOf(keepFrom(who, id, whom))).toBe(code);
      expect(await codeOf(stopKeepingFrom(who, id, barId))).toBe(code);
    }
  });
});
