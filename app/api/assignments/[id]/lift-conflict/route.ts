import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { liftConflict } from "@/lib/reviews/commands/lift-conflict";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: z.strictObject({}) },
  ({ actor, params }) => liftConflict(actor, params.id),
);
