import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { replaceAssignment } from "@/lib/reviews/commands/replace-assignment";
import { replaceSchema } from "@/lib/reviews/schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: replaceSchema },
  ({ actor, params, body }) => replaceAssignment(actor, params.id, body),
);
