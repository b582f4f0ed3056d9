import { z } from "zod";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params }, ({ actor, params: { id }, idempotencyKey }) =>
  submitApplication(actor, id, idempotencyKey),
);
