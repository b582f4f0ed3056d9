import { expect, it } from "vitest";
import { getAssignBoard } from "@/lib/reviews/queries/assign-board";
import { listMyAssignments } from "@/lib/reviews/queries/assignments";
import { listEnquiries } from "@/lib/reviews/queries/list-enquiries";
import { listReviewers } from "@/lib/reviews/queries/reviewers";
import { askEnquiry } from "@/lib/reviews/commands/ask-enquiry";
import { countQueries } from "@/tests/support/query-count";
import {
  assign,
  assignAndAccept,
  makeApplicationInReview,
  makeReviewer,
  makeReviewWorld,
} from "./review-world";

it("costs the same queries for one row and for four: assignments, board, reviewers, questions", async () => {
  const world = await makeReviewWorld();
  const assignmentId = await assignAndAccept(world, world.leadReviewer);
  const question = "Which assay?";
  await askEnquiry(world.leadReviewer, { assignmentId, question });
  const lists: (() => Promise<unknown>)[] = [
    () => listMyAssignments(world.leadReviewer, "en-HK"),
    () => getAssignBoard(world.manager, world.intake.slug, 1, "en-HK"),
    () => listReviewers(world.manager, world.intake.slug),
    () => listEnquiries(world.officer, world.application.id, "en-HK"),
  ];
  const cost = async () => {
    const counts: number[] = [];
    for (const list of lists) counts.push((await countQueries(list)).queries.length);
    return counts;
  };
  const one = await cost();
  for (const name of ["Two", "Three", "Four"]) {
    const { id } = await makeApplicationInReview(world, { name });
    await assignAndAccept(world, world.leadReviewer, id);
    await assign(world, await makeReviewer(world, "lead"), id);
    await askEnquiry(world.leadReviewer, { assignmentId, question });
  }
  expect(await cost()).toEqual(one);
  expect(await listMyAssignments(world.leadReviewer, "en-HK")).toHaveLength(4);
});
