import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { askRelease } from "@/lib/releases/commands/ask-release";
import { confirmCda, scanCda, uploadCda } from "@/lib/releases/commands/keep-cda";
import { listCdas, openCda } from "@/lib/releases/queries/cdas";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { makeSubmitted } from "@/tests/support/applications";
import { samplePdf } from "@/tests/support/sample-files";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { asking, codeOf, inDays, onSharing } from "./release-world";

let world: World;
let owner: Actor;
let lead: Actor;
let id: string;

beforeAll(async () => {
  world = await makeWorld();
  owner = (await makeStartup("Nordlys Cell")).owner;
  lead = world.partnerLead;
  id = await makeSubmitted(owner, world.intake.id);
});

const handIn = (actor: Actor, more: { signedOn?: Date; expiresAt?: Date; bytes?: Buffer } = {}) => {
  const bytes = more.bytes ?? samplePdf(["An agreement between two."]);
  return uploadCda(actor, {
    applicationId: id,
    signedOn: more.signedOn ?? inDays(-3),
    expiresAt: more.expiresAt ?? inDays(90),
    name: "signed agreement.pdf",
    declaredLength: bytes.length,
    stream: Readable.from([bytes]),
  });
};

const onIt = (cdaId: string, days = 60) => asking([lead], { cdaId, until: inDays(days) });

describe("a signed agreement", () => {
  test("carries a request once it is clean and one person of each side confirmed it, and not beyond its end", async () => {
    const { id: cda } = await handIn(lead);
    expect(await codeOf(askRelease(lead, id, onIt(cda)))).toBe("releases.cda_not_valid");
    expect(await codeOf(confirmCda(lead, cda))).toBe("releases.cda_not_clean");
    expect(await codeOf(openCda(lead, cda, { range: null, ifRange: null }))).toBe(
      "releases.cda_not_clean",
    );
    await scanCda(systemActor("cda.scan"), cda);
    await confirmCda(lead, cda);
    expect(await codeOf(confirmCda(lead, cda))).toBe("releases.cda_confirmed");
    expect(await codeOf(askRelease(lead, id, onIt(cda)))).toBe("releases.cda_not_valid");
    await confirmCda(owner, cda);
    expect(await codeOf(askRelease(lead, id, onIt(cda, 120)))).toBe("releases.cda_not_valid");
    const { id: release } = await askRelease(lead, id, onIt(cda));
    const { release: view } = await onSharing(owner, id, release);
    expect(view).toMatchObject({ basis: "signed_cda" });
    expect(view.cdaSignedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect((await openCda(owner, cda, { range: null, ifRange: null })).answer.status).toBe(200);
    expect(await listCdas(owner, id)).toMatchObject([
      { startup: owner.displayName, partner: lead.displayName, mayConfirm: false },
    ]);
  });

  test("is handed in and confirmed by owners and the partner's lead only", async () => {
    const { id: cda } = await handIn(owner);
    await scanCda(systemActor("cda.scan"), cda);
    const editor = await makePerson({
      role: "editor",
      startupId: owner.membership?.startupId ?? "",
    });
    const refused: [Actor, string][] = [
      [editor, "releases.owner_only"],
      [{ ...owner, assisted: true }, "releases.assisted_session"],
      [world.rival, "platform.not_found"],
      [world.officer, "platform.not_found"],
      [world.partnerReviewer, "platform.not_found"],
      [world.otherPartnerLead, "platform.not_found"],
    ];
    for (const [who, code] of refused) {
      expect(await codeOf(handIn(who))).toBe(code);
      expect(await codeOf(confirmCda(who, cda))).toBe(code);
    }
    for (const who of [world.rival, world.officer, world.partnerReviewer]) {
      expect(await codeOf(listCdas(who, id))).toBe("platform.not_found");
      expect(await codeOf(openCda(who, cda, { range: null, ifRange: null }))).toBe(
        "platform.not_found",
      );
    }
  });

  test("is refused when its days cannot be or it is no PDF, and leaves nothing behind", async () => {
    const before = await behindTheWall().cda.count();
    expect(await codeOf(handIn(owner, { signedOn: inDays(2) }))).toBe("releases.cda_days");
    expect(await codeOf(handIn(owner, { expiresAt: inDays(-1) }))).toBe("releases.cda_days");
    expect(await codeOf(handIn(owner, { bytes: Buffer.from("no pdf") }))).toMatch(/^files\./);
    expect(await behindTheWall().cda.count()).toBe(before);
  });
});
