import { z } from "zod";
import { endMembership } from "@/lib/accounts/commands/end-membership";
import { mutation } from "@/lib/platform/route";

export const DELETE = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  endMembership(actor, params.id),
);
