import { Readable } from "node:stream";
import { beforeEach, describe, expect, test } from "vitest";
import { openCopy } from "@/lib/documents/commands/open-copy";
import { documentFiles } from "@/lib/documents/document-files";
import { getApplication } from "@/lib/applications/queries/get-application";
import { listApplications } from "@/lib/applications/queries/list-applications";
import type { Actor } from "@/lib/platform/actor";
import type { AskInput } from "@/lib/releases/schema";
import { db, withActor } from "@/lib/platform/db";
import { addReader, answerReader } from "@/lib/releases/commands/add-reader";
import { answerRelease } from "@/lib/releases/commands/answer-release";
import {
  askRelease,
  forwardSuggestion,
  withdrawRequest,
} from "@/lib/releases/commands/ask-release";
import { declareInterest } from "@/lib/releases/commands/declare-interest";
import { revokeRelease } from "@/lib/releases/commands/revoke-release";
import { sendReleaseMessage } from "@/lib/releases/commands/send-message";
import { getRelease } from "@/lib/releases/queries/get-release";
import { listRequests } from "@/lib/releases/queries/list-requests";
import { addDocument, makeCompleteDraft } from "@/tests/support/applications";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { samplePdf } from "@/tests/support/sample-files";
import { joinAs, makePerson, makeStartup, type World } from "@/tests/support/world";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import {
  asked,
  asking,
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

const science = "CANARY-T2-mechanism";
const finance = "CANARY-T2-shareholders";

let world: World;
let owner: Actor;
let lead: Actor;
let reviewer: Actor;
let id: string;
let place: ReleasePlace;

beforeEach(async () => {
  place = await makeReleasePlace({
    science: { mechanism: science },
    finance: { use_of_funds: finance },
  });
  ({ world, owner, lead, reviewer, applicationId: id } = place);
});

describe("asking", () => {
  test("the partner's lead asks, the owners are told, and nothing opens", async () => {
    const release = await asked(lead, id, [lead, reviewer]);
    const { release: view } = await onSharing(owner, id, release);
    expect(view).toMatchObject({ standing: "asked", by: lead.displayName });
    expect(view.readers.map(({ standing }) => standing)).toEqual(["awaits_owner", "awaits_owner"]);
    expect(view.actions.answer.may).toBe(true);
    expect(await openTo(lead, id)).toEqual([]);
    const mails = await db().outboxMail.findMany({
      where: { applicationId: id, template: "release_asked" },
    });
    expect(mails.map(({ toPersonId }) => toPersonId)).toEqual([owner.personId]);
    expect(
      await db().auditEvent.count({ where: { type: "release.asked", objectId: release } }),
    ).toBe(1);
  });

  test("a reviewer who reads the application suggests to the lead, and the startup hears nothing until it is sent on", async () => {
    expect(await codeOf(askRelease(reviewer, id, asking([reviewer])))).toBe("platform.not_found");
    await assign(reviewer);
    const { id: release, state } = await askRelease(reviewer, id, asking([reviewer]));
    expect(state).toBe("suggested");
    await expect(onSharing(owner, id, release)).rejects.toThrow();
    expect(await codeOf(forwardSuggestion(reviewer, release))).toBe("platform.wrong_role");
    expect((await listRequests(lead)).map(({ turn }) => turn)).toEqual(["forward"]);
    await forwardSuggestion(lead, release);
    expect((await onSharing(owner, id, release)).release.standing).toBe("asked");
    expect(await codeOf(forwardSuggestion(lead, release))).toBe("releases.wrong_state");
  });

  test("is for nobody but the partner's own people", async () => {
    expect(await codeOf(askRelease(owner, id, asking([lead])))).toBe("platform.wrong_role");
    const strangers = [
      world.rival,
      world.officer,
      world.leadReviewer,
      world.otherPartnerLead,
      world.mentor,
      world.auditor,
      world.administrator,
    ];
    for (const stranger of strangers)
      expect(await codeOf(askRelease(stranger, id, asking([lead])))).toBe("platform.not_found");
  });

  test("refuses what is not protected, a period that cannot be, and an agreement that is none", async () => {
    const wrong: [Partial<AskInput>, string][] = [
      [{ sections: ["company"] }, "releases.unknown_section"],
      [{ sections: ["nothing"] }, "releases.unknown_section"],
      [{ until: inDays(-1) }, "releases.end_not_allowed"],
      [{ until: inDays(1_100) }, "releases.end_not_allowed"],
      [{ from: inDays(61) }, "releases.start_not_allowed"],
      [{ cdaId: crypto.randomUUID() }, "releases.cda_not_valid"],
    ];
    for (const [more, code] of wrong)
      expect(await codeOf(askRelease(lead, id, asking([lead], more)))).toBe(code);
  });

  test("names only people of the partner in this programme, each once, and nobody who is barred", async () => {
    for (const stranger of [world.officer, world.otherPartnerLead, owner, world.mentor])
      expect(await codeOf(askRelease(lead, id, asking([stranger])))).toBe("releases.not_a_member");
    const second = await joinAs(reviewer, {
      role: "reviewer",
      organisationId: world.partner.id,
      unit: "twice",
    });
    expect(await codeOf(askRelease(lead, id, asking([reviewer, second])))).toBe(
      "releases.not_a_member",
    );
    await bar(reviewer);
    expect(await codeOf(askRelease(lead, id, asking([reviewer])))).toBe("releases.reader_excluded");
  });

  test("no draft can be asked for, by its id or otherwise", async () => {
    const other = (await makeStartup("Still writing")).owner;
    const draft = await makeCompleteDraft(other, world.intake.id);
    expect(await codeOf(askRelease(lead, draft, asking([lead])))).toBe("platform.not_found");
  });

  test("the same key asks once, and ten requests wait at most", async () => {
    const first = await askRelease(lead, id, asking([lead]), "same-key-1");
    expect(await askRelease(lead, id, asking([lead]), "same-key-1")).toEqual(first);
    for (let more = 1; more < 10; more += 1) await askRelease(lead, id, asking([lead]));
    expect(await codeOf(askRelease(lead, id, asking([lead])))).toBe("releases.too_many_open");
    await withdrawRequest(lead, first.id);
    expect(await codeOf(withdrawRequest(lead, first.id))).toBe("releases.closed");
    expect(await codeOf(askRelease(lead, id, asking([lead])))).toBe("done");
  });
});

describe("the owner's answer", () => {
  const answerOf = async (release: string, more: object = {}) => {
    const { release: view } = await onSharing(owner, id, release);
    return {
      answer: "grant" as const,
      sections: ["science"],
      documents: [],
      readers: view.readers.map((reader) => reader.id),
      ...more,
    };
  };

  test("opens part of what was asked, to those chosen, once they declared no competing interest", async () => {
    const release = await asked(lead, id, [lead, reviewer]);
    const { release: view } = await onSharing(owner, id, release);
    const chosen = view.readers.filter(({ name }) => name === reviewer.displayName);
    await answerRelease(
      owner,
      release,
      await answerOf(release, { readers: chosen.map((reader) => reader.id) }),
    );
    expect(await codeOf(getApplication(reviewer, id))).toBe("platform.not_found");
    expect(await db().grant.count({ where: { sourceId: release } })).toBe(0);
    await declareInterest(reviewer, release, "none");
    expect(await openTo(reviewer, id)).toEqual(["science"]);
    expect(await wordsFor(reviewer, id)).toContain(science);
    expect(await wordsFor(reviewer, id)).not.toContain(finance);
    expect(await openTo(lead, id)).toEqual([]);
    expect((await listApplications(reviewer, {})).items.map((item) => item.id)).toEqual([id]);
    const { page } = await onSharing(owner, id, release);
    const row = page.sections.find(({ key }) => key === "science");
    expect(row).toMatchObject({ partner: "released", readers: [{ name: reviewer.displayName }] });
  });

  test("is an owner's alone, in a session nobody helped with", async () => {
    const release = await asked(lead, id, [lead]);
    const answer = await answerOf(release);
    const editor = await makePerson({
      role: "editor",
      startupId: owner.membership?.startupId ?? "",
    });
    const assisted: Actor = { ...owner, assisted: true };
    const delegate = await makePerson({
      role: "editor",
      startupId: owner.membership?.startupId ?? "",
      maySubmit: true,
    });
    expect(await codeOf(answerRelease(editor, release, answer))).toBe("releases.owner_only");
    expect(await codeOf(answerRelease(delegate, release, answer))).toBe("releases.owner_only");
    expect(await codeOf(answerRelease(assisted, release, answer))).toBe(
      "releases.assisted_session",
    );
    expect(await codeOf(answerRelease(lead, release, answer))).toBe("releases.owner_only");
    for (const stranger of [world.rival, world.officer, world.otherPartnerLead])
      expect(await codeOf(answerRelease(stranger, release, answer))).toBe("platform.not_found");
  });

  test("stays in the bounds of the request", async () => {
    const release = await asked(lead, id, [lead], { sections: ["science"] });
    const strange = crypto.randomUUID();
    const code = async (more: object) =>
      codeOf(answerRelease(owner, release, await answerOf(release, more)));
    expect(await code({ sections: ["science", "finance"] })).toBe("releases.section_not_asked");
    expect(await code({ readers: [strange] })).toBe("releases.reader_not_named");
    expect(await code({ documents: [strange] })).toBe("releases.unknown_document");
    expect(await code({ until: inDays(61) })).toBe("releases.end_too_late");
    expect(await code({ until: inDays(-1) })).toBe("releases.end_too_late");
    expect(await code({})).toBe("done");
    expect(await code({})).toBe("releases.wrong_state");
  });

  test("a refusal opens nothing and can say why", async () => {
    const release = await asked(lead, id, [lead]);
    await answerRelease(owner, release, { answer: "refuse", reason: "Filing in May first." });
    const { release: view } = await getRelease(lead, release, "en-HK");
    expect(view).toMatchObject({ standing: "refused", reason: "Filing in May first." });
    expect(await openTo(lead, id)).toEqual([]);
  });

  test("can be a question back, which only owners and the partner's lead read", async () => {
    const release = await asked(lead, id, [lead, reviewer]);
    await sendReleaseMessage(owner, release, "Which indication do you look at?");
    const inList = async (who: Actor) =>
      (await listRequests(who)).map(({ word, turn }) => [word, turn]);
    expect(await inList(lead)).toEqual([["asked_back", "talk"]]);
    expect(await inList(reviewer)).toEqual([["asked", null]]);
    await sendReleaseMessage(lead, release, "Pancreatic cancer.");
    expect(await inList(lead)).toEqual([["asked", null]]);
    expect(await codeOf(sendReleaseMessage(reviewer, release, "And mine?"))).toBe(
      "releases.owner_only",
    );
    const { release: seen } = await getRelease(lead, release, "en-HK");
    expect(seen.messages.map(({ body }) => body)).toEqual([
      "Which indication do you look at?",
      "Pancreatic cancer.",
    ]);
    expect((await getRelease(reviewer, release, "en-HK")).release.messages).toEqual([]);
    const inTable = (actor: Actor) => withActor(actor, (tx) => tx.releaseMessage.count());
    expect([await inTable(owner), await inTable(lead), await inTable(reviewer)]).toEqual([2, 2, 0]);
    expect(await codeOf(sendReleaseMessage(world.rival, release, "Hello"))).toBe(
      "platform.not_found",
    );
  });

  test("documents go along one by one", async () => {
    const other = (await makeStartup("With files")).owner;
    const draft = await makeCompleteDraft(other, world.intake.id);
    const shown = await addDocument(draft, "science", "data_files");
    const kept = await addDocument(draft, "science", "data_files");
    await submitApplication(other, draft);
    await released({ owner: other, lead, applicationId: draft }, [lead], ["science"], [shown]);
    const view = await getApplication(lead, draft);
    expect(view.sections.flatMap(({ documents }) => documents.map((each) => each.id))).toEqual([
      shown,
    ]);
    const { storageKey } = await behindTheWall().document.findUniqueOrThrow({
      where: { id: shown },
    });
    await documentFiles().keep(Readable.from([samplePdf(["In vivo"])]), storageKey);
    expect(await codeOf(openCopy(lead, kept))).toBe("platform.not_found");
    expect(await behindTheWall().opening.count({ where: { documentId: shown } })).toBe(0);
    await openCopy(lead, shown);
    expect(await behindTheWall().opening.count({ where: { documentId: shown } })).toBe(1);
    expect(await behindTheWall().opening.count({ where: { documentId: kept } })).toBe(0);
  });
});

describe("a competing interest", () => {
  test("bars the person from the whole application in every membership, and tells the owner", async () => {
    const release = await asked(lead, id, [lead, reviewer]);
    await assign(reviewer);
    expect(await codeOf(getApplication(reviewer, id))).toBe("done");
    await declareInterest(reviewer, release, "declared");
    expect(await codeOf(getApplication(reviewer, id))).toBe("platform.not_found");
    expect(await codeOf(getRelease(reviewer, release, "en-HK"))).toBe("platform.not_found");
    const elsewhere = await joinAs(reviewer, {
      role: "partner_lead",
      organisationId: world.partner.id,
    });
    expect(await codeOf(getApplication(elsewhere, id))).toBe("platform.not_found");
    expect(await listRequests(reviewer)).toEqual([]);
    const { release: view } = await onSharing(owner, id, release);
    expect(view.readers.map(({ standing }) => standing).toSorted()).toEqual([
      "awaits_owner",
      "declared_interest",
    ]);
    const mails = await db().outboxMail.findMany({
      where: { template: "release_interest" },
      select: { toPersonId: true },
    });
    expect(mails.map(({ toPersonId }) => toPersonId).toSorted()).toEqual(
      [owner.personId, lead.personId].toSorted(),
    );
  });

  test("can come later, and closes what was open at once", async () => {
    const release = await released(place, [reviewer], ["science"]);
    expect(await openTo(reviewer, id)).toEqual(["science"]);
    await declareInterest(reviewer, release, "declared");
    expect(await codeOf(getApplication(reviewer, id))).toBe("platform.not_found");
    expect(await codeOf(declareInterest(reviewer, release, "none"))).toBe("platform.not_found");
  });

  test("is declared by those named only, under the membership they were named in", async () => {
    const release = await asked(lead, id, [reviewer]);
    expect(await codeOf(declareInterest(lead, release, "none"))).toBe("releases.not_named");
    expect(await codeOf(declareInterest(owner, release, "none"))).toBe("releases.not_named");
    expect(await codeOf(declareInterest(world.rival, release, "none"))).toBe("platform.not_found");
    const second = await joinAs(reviewer, {
      role: "partner_lead",
      organisationId: world.partner.id,
    });
    expect(await codeOf(declareInterest(second, release, "none"))).toBe("releases.not_named");
  });
});

describe("who is added later", () => {
  test("waits for the owner again", async () => {
    const release = await released(place, [lead], ["science"]);
    const { id: added } = await addReader(lead, release, membershipOf(reviewer));
    await declareInterest(reviewer, release, "none");
    expect(await codeOf(getApplication(reviewer, id))).toBe("platform.not_found");
    expect(await codeOf(answerReader(lead, release, added, "grant"))).toBe("releases.owner_only");
    expect(await codeOf(answerReader(world.rival, release, added, "grant"))).toBe(
      "platform.not_found",
    );
    await answerReader(owner, release, added, "grant");
    expect(await openTo(reviewer, id)).toEqual(["science"]);
    expect(await codeOf(answerReader(owner, release, added, "grant"))).toBe(
      "releases.reader_not_named",
    );
    expect(await codeOf(addReader(lead, release, membershipOf(reviewer)))).toBe(
      "releases.already_named",
    );
    expect(await codeOf(addReader(reviewer, release, membershipOf(lead)))).toBe(
      "platform.wrong_role",
    );
  });

  test("reads nothing when the owner says no", async () => {
    const release = await released(place, [lead], ["science"]);
    const { id: added } = await addReader(lead, release, membershipOf(reviewer));
    await answerReader(owner, release, added, "refuse");
    expect(await codeOf(getApplication(reviewer, id))).toBe("platform.not_found");
  });
});

describe("taking back", () => {
  test("a section, a person, then the whole: each from the next request on, nothing else changes", async () => {
    const release = await released(place, [lead, reviewer]);
    expect(await openTo(lead, id)).toEqual(["science", "finance"]);
    await revokeRelease(owner, release, { section: "finance" });
    expect(await openTo(lead, id)).toEqual(["science"]);
    expect(await openTo(reviewer, id)).toEqual(["science"]);
    const { release: view } = await onSharing(owner, id, release);
    const reader = view.readers.find(({ name }) => name === reviewer.displayName);
    await revokeRelease(owner, release, { reader: reader?.id ?? "" });
    expect(await codeOf(getApplication(reviewer, id))).toBe("platform.not_found");
    expect(await openTo(lead, id)).toEqual(["science"]);
    await revokeRelease(owner, release, {});
    expect(await openTo(lead, id)).toEqual([]);
    const closed = await getRelease(lead, release, "en-HK");
    expect(closed.release.standing).toBe("revoked");
    expect(await codeOf(revokeRelease(owner, release, {}))).toBe("releases.revoked");
    expect(await db().grant.count({ where: { sourceId: release, revokedAt: null } })).toBe(0);
  });

  test("restores exactly what stood before the release", async () => {
    await assign(reviewer);
    const before = await wordsFor(reviewer, id);
    const release = await released(place, [reviewer]);
    expect(await wordsFor(reviewer, id)).not.toBe(before);
    await revokeRelease(owner, release, {});
    expect(await wordsFor(reviewer, id)).toBe(before);
  });

  test("is an owner's alone", async () => {
    const release = await released(place, [lead]);
    for (const [who, code] of [
      [lead, "releases.owner_only"],
      [world.rival, "platform.not_found"],
      [world.manager, "platform.not_found"],
    ] as const)
      expect(await codeOf(revokeRelease(who, release, {}))).toBe(code);
    expect(await codeOf(revokeRelease(owner, release, { section: "plan" }))).toBe(
      "releases.not_released",
    );
  });

  test("is also done in a session that staff helped with: it only takes away", async () => {
    const release = await released(place, [lead]);
    await revokeRelease({ ...owner, assisted: true }, release, {});
    expect(await openTo(lead, id)).toEqual([]);
  });
});

async function assign(actor: Actor): Promise<void> {
  await db().grant.create({
    data: {
      personId: actor.personId,
      membershipId: membershipOf(actor),
      applicationId: id,
      programmeId: world.programme.id,
      organisationId: actor.membership?.organisationId ?? "",
      sections: ["*"],
      reason: "assignment",
      sourceId: crypto.randomUUID(),
    },
  });
}

async function bar(actor: Actor): Promise<void> {
  await db().bar.create({
    data: {
      personId: actor.personId,
      applicationId: id,
      programmeId: world.programme.id,
      reason: "conflict",
    },
  });
}
