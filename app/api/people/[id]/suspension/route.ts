import { z } from "zod";
import { suspendPerson } from "@/lib/accounts/commands/suspend-person";
import { suspendPersonSchema } from "@/lib/accounts/schema";
import { mutation } from "@/lib/platform/route";

export const PUT = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: suspendPersonSchema },
  ({ actor, params, body }) => suspendPerson(actor, params.id, body.suspended),
);
