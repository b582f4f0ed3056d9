import { z } from "zod";
import { created, mutation, reading } from "@/lib/platform/route";
import { askEnquiry } from "@/lib/reviews/commands/ask-enquiry";
import { listEnquiries } from "@/lib/reviews/queries/list-enquiries";
import { askSchema } from "@/lib/reviews/schema";

/** The questions about an application that the reader may see. */
export const GET = reading(
  { query: z.strictObject({ application: z.uuid() }) },
  async ({ actor, query, locale }) => ({
    items: await listEnquiries(actor, query.application, locale),
  }),
);

export const POST = mutation({ body: askSchema }, async ({ actor, body }) =>
  created(await askEnquiry(actor, body)),
);
