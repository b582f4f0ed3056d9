import { z } from "zod";
import { reading } from "@/lib/platform/route";
import { listReviewers } from "@/lib/reviews/queries/reviewers";

/** The reviewers of the reader's own organisation for an intake's programme, with room and load. */
export const GET = reading(
  { query: z.strictObject({ intake: z.string().max(120) }) },
  async ({ actor, query }) => ({ items: await listReviewers(actor, query.intake) }),
);
