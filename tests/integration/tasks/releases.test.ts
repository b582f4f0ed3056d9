import { beforeEach, describe, expect, it } from "vitest";
import { addReader, answerReader } from "@/lib/releases/commands/add-reader";
import { answerRelease } from "@/lib/releases/commands/answer-release";
import { forwardSuggestion } from "@/lib/releases/commands/ask-release";
import { declareInterest } from "@/lib/releases/commands/declare-interest";
import { sendReleaseMessage } from "@/lib/releases/commands/send-message";
import {
  asked,
  makeReleasePlace,
  membershipOf,
  onSharing,
  released,
  type ReleasePlace,
} from "@/tests/integration/releases/release-world";
import { ownerQuery } from "@/tests/support/worker-database";
import { joinAs, makePerson } from "@/tests/support/world";
import { tasksOf, waiting } from "./tasks-of";

let place: ReleasePlace;
beforeEach(async () => {
  place = await makeReleasePlace({});
  // As far as releases go nothing else waits.
  await ownerQuery("UPDATE applications SET status = 'waitlisted' WHERE id = $1", [
    place.applicationId,
  ]);
});

describe("a release", () => {
  it("waits for the owner alone, then for the declaration of whom it names", async () => {
    const { owner, lead, reviewer, applicationId, world } = place;
    const id = await asked(lead, applicationId, [reviewer], { sections: ["science"] });
    const editor = await joinAs(await makePerson(), {
      role: "editor",
      startupId: owner.membership?.startupId ?? "",
    });
    expect(await waiting(owner)).toEqual(["sharing: Test intake"]);
    expect((await tasksOf(owner))[0]?.href).toBe(
      `/en-HK/applications/${applicationId}/sharing/${id}`,
    );
    for (const other of [editor, reviewer, lead, world.manager, world.rival])
      expect(await waiting(other)).toEqual([]);
    const { release } = await onSharing(owner, applicationId, id);
    await answerRelease(owner, id, {
      answer: "grant",
      sections: ["science"],
      documents: [],
      readers: release.readers.map((reader) => reader.id),
    });
    expect(await waiting(owner)).toEqual([]);
    expect(await waiting(reviewer)).toEqual(["declaration: Some words"]);
    await declareInterest(reviewer, id, "none");
    expect(await waiting(reviewer)).toEqual([]);
  });

  it("waits for the partner's lead when the startup asks back, and again for the owner", async () => {
    const { owner, lead, reviewer, applicationId } = place;
    const id = await asked(lead, applicationId, [reviewer]);
    await sendReleaseMessage(owner, id, "What is it needed for?");
    expect(await waiting(lead)).toEqual(["answer_back: Some words"]);
    await sendReleaseMessage(lead, id, "To judge the fit.");
    expect(await waiting(lead)).toEqual([]);
    expect(await waiting(owner)).toEqual(["sharing: Test intake"]);
  });

  it("waits for the owner when somebody is named after the answer", async () => {
    const { owner, lead, reviewer } = place;
    const id = await released(place, [lead]);
    expect(await waiting(owner)).toEqual([]);
    const { id: added } = await addReader(lead, id, membershipOf(reviewer));
    expect(await waiting(owner)).toEqual(["reader: Test intake"]);
    await answerReader(owner, id, added, "refuse");
    expect(await waiting(owner)).toEqual([]);
  });

  it("is a suggestion for the lead to pass on before the startup hears of it", async () => {
    const { owner, lead, reviewer, applicationId } = place;
    const id = await asked(lead, applicationId, [reviewer]);
    await ownerQuery(
      "UPDATE releases SET state = 'suggested', asked_at = NULL, suggested_by_id = $2 WHERE id = $1",
      [id, reviewer.personId],
    );
    expect(await waiting(lead)).toEqual(["suggestion: Some words"]);
    expect(await waiting(owner)).toEqual([]);
    await forwardSuggestion(lead, id);
    expect(await waiting(lead)).toEqual([]);
    expect(await waiting(owner)).toEqual(["sharing: Test intake"]);
  });
});
