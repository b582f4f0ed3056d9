import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { fileReview } from "@/lib/reviews/commands/file-review";
import { fileSchema } from "@/lib/reviews/schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: fileSchema },
  ({ actor, params, body, idempotencyKey }) => fileReview(actor, params.id, body, idempotencyKey),
);
