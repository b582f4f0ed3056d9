import { z } from "zod";
import { reading } from "@/lib/platform/route";
import { listReviews } from "@/lib/reviews/queries/list-reviews";

/** The filed reviews of one's own organisation about an application. */
export const GET = reading(
  { query: z.strictObject({ application: z.uuid() }) },
  async ({ actor, query, locale }) => ({
    items: await listReviews(actor, query.application, locale),
  }),
);
