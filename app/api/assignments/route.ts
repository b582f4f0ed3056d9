import { z } from "zod";
import { created, mutation, reading } from "@/lib/platform/route";
import { assignReviewer } from "@/lib/reviews/commands/assign-reviewer";
import { listMyAssignments } from "@/lib/reviews/queries/assignments";
import { assignSchema } from "@/lib/reviews/schema";

/** The reviewer's own assignments. */
export const GET = reading({ query: z.strictObject({}) }, async ({ actor, locale }) => ({
  items: await listMyAssignments(actor, locale),
}));

/** Assigns one reviewer by hand. */
export const POST = mutation({ body: assignSchema }, async ({ actor, body }) =>
  created(await assignReviewer(actor, body)),
);
