import { z } from "zod";
import { suggestMentors } from "@/lib/mentoring/queries/suggest-mentors";
import { reading } from "@/lib/platform/route";

/** Mentors for every admitted startup that the reader may propose to, or for one of them, with reasons. */
export const GET = reading(
  { query: z.strictObject({ application: z.uuid().optional() }) },
  async ({ actor, locale, query }) => ({
    items: await suggestMentors(actor, locale, query.application),
  }),
);
