import { z } from "zod";
import { suggestMentors } from "@/lib/mentoring/queries/suggest-mentors";
import { reading } from "@/lib/platform/route";

/** Mentors for every admitted startup that the reader may propose to, with reasons. */
export const GET = reading({ query: z.strictObject({}) }, async ({ actor, locale }) => ({
  items: await suggestMentors(actor, locale),
}));
