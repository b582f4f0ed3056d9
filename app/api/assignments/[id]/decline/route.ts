import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { declineAssignment } from "@/lib/reviews/commands/decline-assignment";
import { declineSchema } from "@/lib/reviews/schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: declineSchema },
  ({ actor, params, body }) => declineAssignment(actor, params.id, body.reason),
);
