import { z } from "zod";
import { proposeMatch } from "@/lib/mentoring/commands/propose-match";
import { listMyMatches } from "@/lib/mentoring/queries/list-matches";
import { proposeMatchSchema } from "@/lib/mentoring/schema";
import { created, mutation, reading } from "@/lib/platform/route";

/** The acting mentor's matches. */
export const GET = reading({ query: z.strictObject({}) }, async ({ actor, locale }) => ({
  items: await listMyMatches(actor, locale),
}));

/** Lead or partner proposes a mentor to an admitted startup. */
export const POST = mutation({ body: proposeMatchSchema }, async ({ actor, body }) =>
  created(await proposeMatch(actor, body)),
);
