import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { applyRun } from "@/lib/reviews/commands/apply-run";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: z.strictObject({}) },
  ({ actor, params }) => applyRun(actor, params.id),
);
