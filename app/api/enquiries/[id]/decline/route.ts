import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { declineEnquiry } from "@/lib/reviews/commands/decline-enquiry";
import { declineEnquirySchema } from "@/lib/reviews/schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: declineEnquirySchema },
  ({ actor, params, body }) => declineEnquiry(actor, params.id, body.note),
);
