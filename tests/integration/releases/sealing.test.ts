import { beforeEach, describe, expect, it } from "vitest";
import { addNote } from "@/lib/decisions/commands/add-note";
import {
  recordRecommendation,
  reviseRecommendation,
} from "@/lib/decisions/commands/record-recommendation";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { revokeRelease } from "@/lib/releases/commands/revoke-release";
import { exportReceipt } from "@/lib/releases/queries/export-receipt";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import { listReviews } from "@/lib/reviews/queries/list-reviews";
import { makeDeciding, makeReview, say } from "@/tests/integration/decisions/cases";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { ownerQuery } from "@/tests/support/worker-database";
import type { World } from "@/tests/support/world";
import { released } from "./release-world";

let world: World;
let owner: Actor;
let lead: Actor;
let id: string;

const secret = "CANARY-what-the-partner-made-of-it";

beforeEach(async () => {
  const made = await makeDeciding();
  ({ world, owner, id } = made);
  lead = world.partnerLead;
});

const pageOf = async (actor: Actor) => JSON.stringify(await getDecision(actor, id, "en-HK"));
const sealedOf = async () => (await getSharing(owner, id, "en-HK")).receipt.sealed;

describe("what the partner wrote under a release", () => {
  it("is open to it while the release stands, and sealed in both walls once it is taken back", async () => {
    const release = await released({ owner, lead, applicationId: id }, [lead], ["science"]);
    await addNote(lead, id, { text: secret, nothingProtected: false });
    await addNote(lead, id, { text: "Nothing protected here", nothingProtected: true });
    await recordRecommendation(lead, id, { ...say("admit"), reason: `${secret} too` });
    expect(await pageOf(lead)).toContain(secret);
    expect(await sealedOf()).toEqual([]);
    await revokeRelease(owner, release, {});
    const page = await pageOf(lead);
    expect(page).not.toContain(secret);
    expect(page).toContain("Nothing protected here");
    // The second wall alone, without a filter.
    const rows = await withActor(lead, async (tx) => [
      ...(await tx.decisionNote.findMany({ where: { applicationId: id } })),
      ...(await tx.recommendation.findMany({ where: { applicationId: id } })),
    ]);
    expect(JSON.stringify(rows)).not.toContain(secret);
    // The first wall alone.
    await ownerQuery("ALTER TABLE decision_notes DISABLE ROW LEVEL SECURITY");
    await ownerQuery("ALTER TABLE recommendations DISABLE ROW LEVEL SECURITY");
    try {
      expect(await pageOf(lead)).not.toContain(secret);
    } finally {
      await ownerQuery("ALTER TABLE decision_notes ENABLE ROW LEVEL SECURITY");
      await ownerQuery("ALTER TABLE recommendations ENABLE ROW LEVEL SECURITY");
    }
    expect(await behindTheWall().decisionNote.count({ where: { text: secret } })).toBe(1);
  });

  it("stands in the receipt and its export by kind, name and date, without a word of it", async () => {
    const release = await released({ owner, lead, applicationId: id }, [lead], ["science"]);
    await addNote(lead, id, { text: secret, nothingProtected: false });
    await recordRecommendation(lead, id, { ...say("admit"), reason: secret });
    await revokeRelease(owner, release, {});
    const sealed = await sealedOf();
    expect(sealed.map(({ kind, person }) => [kind, person])).toEqual([
      ["recommendation", lead.displayName],
      ["note", lead.displayName],
    ]);
    expect(sealed[0]).toMatchObject({ keptUntil: null });
    const { text } = await exportReceipt(owner, id, "en-HK");
    expect(text).toContain("kept and sealed since");
    expect(text).toContain(lead.displayName);
    expect(JSON.stringify(sealed) + text).not.toContain(secret);
    const others = [world.manager, world.officer, world.rival];
    for (const actor of others)
      expect(
        await withActor(actor, (tx) => tx.$queryRaw`SELECT * FROM sealed_texts(${id}::uuid)`),
      ).toEqual([]);
  });

  it("opens again to its own side when the owner releases to its author anew", async () => {
    const release = await released({ owner, lead, applicationId: id }, [lead], ["science"]);
    await addNote(lead, id, { text: secret, nothingProtected: false });
    await revokeRelease(owner, release, {});
    expect(await pageOf(lead)).not.toContain(secret);
    await released({ owner, lead, applicationId: id }, [lead], ["science"]);
    expect(await pageOf(lead)).toContain(secret);
    expect(await sealedOf()).toEqual([]);
  });

  it("does not stop a later recommendation, and closes nothing of the lead's", async () => {
    const release = await released({ owner, lead, applicationId: id }, [lead], ["science"]);
    await recordRecommendation(lead, id, { ...say("admit"), reason: secret });
    await recordRecommendation(world.manager, id, { ...say("reject"), reason: "The lead's own" });
    await revokeRelease(owner, release, {});
    expect(await pageOf(world.manager)).toContain("The lead's own");
    await reviseRecommendation(lead, id, { ...say("waitlist"), reason: "From what is shared" });
    const page = await pageOf(lead);
    expect(page).toContain("From what is shared");
    expect(page).not.toContain(secret);
  });

  it("is closed in filed reviews too, while their scores still count", async () => {
    const review = await makeReview(world, id, "partner", 4);
    await behindTheWall().review.update({
      where: { id: review.id },
      data: { tier: "T2", note: secret, filedAt: new Date() },
    });
    const reviewer = await behindTheWall().membership.findFirstOrThrow({
      where: { personId: review.personId },
      include: { person: true },
    });
    const actor: Actor = {
      ...lead,
      personId: review.personId,
      displayName: reviewer.person.displayName,
      membership: reviewer,
    };
    const release = await released({ owner, lead, applicationId: id }, [actor], ["science"]);
    await behindTheWall().review.update({
      where: { id: review.id },
      data: { filedAt: new Date() },
    });
    const filed = async () => JSON.stringify(await listReviews(lead, id, "en-HK"));
    expect(await filed()).toContain(secret);
    await revokeRelease(owner, release, {});
    expect(await filed()).not.toContain(secret);
    expect((await sealedOf()).map(({ kind }) => kind)).toEqual(["review"]);
  });
});
