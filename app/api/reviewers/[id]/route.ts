import { z } from "zod";
import { mutation, reading } from "@/lib/platform/route";
import { saveReviewerProfile } from "@/lib/reviews/commands/save-profile";
import { getReviewerProfile } from "@/lib/reviews/queries/reviewers";
import { profileSchema } from "@/lib/reviews/schema";

// `id` is the reviewer's membership.
const params = z.strictObject({ id: z.uuid() });

export const GET = reading({ params }, (given) => getReviewerProfile(given.actor, given.params.id));

export const PUT = mutation({ params, body: profileSchema }, (given) =>
  saveReviewerProfile(given.actor, given.params.id, given.body),
);
