import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { answerEnquiry } from "@/lib/reviews/commands/answer-enquiry";
import { answerSchema } from "@/lib/reviews/schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: answerSchema },
  ({ actor, params, body }) => answerEnquiry(actor, params.id, body.answer),
);
