import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { forwardEnquiry } from "@/lib/reviews/commands/forward-enquiry";
import { forwardSchema } from "@/lib/reviews/schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: forwardSchema },
  ({ actor, params, body }) => forwardEnquiry(actor, params.id, body),
);
