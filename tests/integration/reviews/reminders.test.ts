import { expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { remindReviewers } from "@/lib/reviews/jobs";
import { setClock } from "@/tests/support/worker-database";
import { assign, assignAndAccept, fileAs, makeReviewer, makeReviewWorld } from "./review-world";

const day = 24 * 3600_000;

it("reminds reviewers of unfiled reviews once, three days before they are due", async () => {
  const world = await makeReviewWorld();
  const filed = await makeReviewer(world, "lead");
  await fileAs(world, filed, await assignAndAccept(world, filed));
  await assign(world, world.leadReviewer);
  const mails = () =>
    db().outboxMail.findMany({
      where: { template: "review_reminder", applicationId: world.application.id },
    });
  await remindReviewers();
  expect(await mails()).toHaveLength(0);
  await setClock(43 * day);
  try {
    await remindReviewers();
    await remindReviewers();
    expect((await mails()).map((mail) => mail.toPersonId)).toEqual([world.leadReviewer.personId]);
  } finally {
    await setClock(0);
  }
});
