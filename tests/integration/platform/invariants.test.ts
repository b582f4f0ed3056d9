import { beforeAll, expect, it } from "vitest";
import { acceptOffer } from "@/lib/decisions/commands/answer-offer";
import { checkInvariants, checkInvariantsNightly, invariants } from "@/lib/invariants";
import { db, withActor } from "@/lib/platform/db";
import { findBreaches } from "@/lib/platform/invariants";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { makeOffered, signature } from "@/tests/integration/decisions/cases";
import {
  assignAndAccept,
  fileAs,
  makeReviewWorld,
  type ReviewWorld,
} from "@/tests/integration/reviews/review-world";
import { ownerQuery } from "@/tests/support/worker-database";

let world: ReviewWorld;
/** Reviewed, offered and admitted by the portal's own commands. */
let reviewed: string;
let offered: string;
let admitted: string;
beforeAll(async () => {
  world = await makeReviewWorld();
  reviewed = world.application.id;
  await fileAs(world, world.leadReviewer, await assignAndAccept(world, world.leadReviewer));
  const late = await assignAndAccept(world, world.partnerReviewer);
  await fileAs(world, world.partnerReviewer, late);
  await answerConflict(world.partnerReviewer, late, "declared");
  offered = (await makeOffered()).id;
  const { id, owner } = await makeOffered();
  await acceptOffer(owner, id, await signature(owner, id));
  admitted = id;
});

/** What breaks each invariant past the wall, and what makes it whole again. */
const breaks: Record<string, () => { broken: string; mended: string; ids: number }> = {
  "applications/kept_counts": () => ({
    broken: `UPDATE application_counts SET count = count + 1 WHERE ctid = (SELECT min(ctid) FROM application_counts WHERE count > 0)`,
    mended: `UPDATE application_counts SET count = count - 1 WHERE ctid = (SELECT max(ctid) FROM application_counts)`,
    ids: 1,
  }),
  "applications/frozen_version": () => ({
    broken: `UPDATE applications SET current_version = current_version + 7 WHERE id = '${reviewed}'`,
    mended: `UPDATE applications SET current_version = current_version - 7 WHERE id = '${reviewed}'`,
    ids: 1,
  }),
  "applications/last_status": () => ({
    broken: `UPDATE applications SET status = 'suspended' WHERE id = '${admitted}'`,
    mended: `UPDATE applications SET status = 'admitted' WHERE id = '${admitted}'`,
    ids: 1,
  }),
  "reviews/kept_numbers": () => ({
    broken: `UPDATE review_means SET reviews = reviews + 1 WHERE application_id = '${reviewed}'`,
    mended: `UPDATE review_means SET reviews = reviews - 1 WHERE application_id = '${reviewed}'`,
    ids: 1,
  }),
  "reviews/states": () => ({
    broken: `UPDATE reviews SET excluded_at = app_now() WHERE application_id = '${reviewed}' AND excluded_at IS NULL`,
    mended: `UPDATE reviews SET excluded_at = NULL WHERE application_id = '${reviewed}' AND organisation_id = '${world.lead.id}'`,
    ids: 1,
  }),
  "reviews/sight_ends": () => ({
    broken: `UPDATE grants SET revoked_at = NULL WHERE application_id = '${reviewed}' AND organisation_id = '${world.partner.id}'`,
    mended: `UPDATE grants SET revoked_at = app_now() WHERE application_id = '${reviewed}' AND organisation_id = '${world.partner.id}'`,
    ids: 1,
  }),
  "decisions/differing": () => ({
    broken: `UPDATE decisions SET differing = true WHERE application_id = '${offered}'`,
    mended: `UPDATE decisions SET differing = false WHERE application_id = '${offered}'`,
    ids: 1,
  }),
  "decisions/cohort": () => ({
    broken: `CREATE TABLE kept_members AS TABLE cohort_members; DELETE FROM cohort_members WHERE application_id = '${admitted}'`,
    mended: `INSERT INTO cohort_members TABLE kept_members; DROP TABLE kept_members`,
    ids: 1,
  }),
  "decisions/accepted_offer": () => ({
    broken: `UPDATE offers SET state = 'accepted', terms_accepted_at = app_now(), signed_at = app_now(), signed_by_name = 'A',
                               signed_by_id = sent_by_id, signed_locale = 'en-HK' WHERE application_id = '${offered}'`,
    mended: `UPDATE offers SET state = 'sent', terms_accepted_at = NULL, signed_at = NULL, signed_by_name = NULL,
                               signed_by_id = NULL, signed_locale = NULL WHERE application_id = '${offered}'`,
    ids: 1,
  }),
  "decisions/offered": () => ({
    broken: `UPDATE offers SET state = 'lapsed' WHERE application_id = '${offered}'`,
    mended: `UPDATE offers SET state = 'sent' WHERE application_id = '${offered}'`,
    ids: 1,
  }),
};

const found = async () => (await findBreaches(invariants)).map(({ name }) => name);

it("hold for what the portal's own commands make", async () => {
  expect(await findBreaches(invariants)).toEqual([]);
});

it("are each broken somewhere below", () => {
  expect(Object.keys(breaks).toSorted()).toEqual(invariants.map(({ name }) => name).toSorted());
});

it.each(Object.keys(breaks))("%s is found when it is broken past the wall", async (name) => {
  const change = breaks[name]?.();
  if (!change) throw new Error(`nothing breaks ${name}`);
  await ownerQuery(change.broken);
  const breach = (await findBreaches(invariants)).find((each) => each.name === name);
  expect(breach?.ids).toHaveLength(change.ids);
  await ownerQuery(change.mended);
  expect(await found()).toEqual([]);
});

it("are told to the trail by name and count, once a night", async () => {
  const told = () =>
    db().auditEvent.findMany({ where: { type: "portal.checked" }, orderBy: { seq: "asc" } });
  expect(await checkInvariantsNightly()).toBe(true);
  expect(await checkInvariantsNightly()).toBe(false);
  expect((await told()).map(({ payload }) => payload)).toEqual([
    { checked: invariants.length, broken: [], rows: 0 },
  ]);
  await ownerQuery(`UPDATE decisions SET differing = true WHERE application_id = '${offered}'`);
  expect(await checkInvariants()).toHaveLength(1);
  expect((await told()).at(-1)).toMatchObject({
    actorRole: "system:invariants.check",
    payload: { broken: ["decisions/differing"], rows: 1 },
  });
});

it("are asked by the portal alone: the doors answer nobody who acts", async () => {
  await ownerQuery(breaks["reviews/states"]?.().broken ?? "");
  await ownerQuery(breaks["reviews/kept_numbers"]?.().broken ?? "");
  for (const actor of [world.manager, world.partnerLead, world.leadReviewer, world.owner]) {
    const answers = await withActor(actor, async (tx) => [
      await tx.$queryRaw`SELECT * FROM wrong_review_numbers()`,
      await tx.$queryRaw`SELECT * FROM wrong_review_states()`,
      await tx.$queryRaw`SELECT * FROM wrong_differing()`,
    ]);
    expect(answers).toEqual([[], [], []]);
  }
  expect(await found()).toEqual(["reviews/kept_numbers", "reviews/states", "decisions/differing"]);
});
