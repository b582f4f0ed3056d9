import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { discardRun } from "@/lib/reviews/commands/discard-run";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: z.strictObject({}) },
  ({ actor, params }) => discardRun(actor, params.id),
);
