import { z } from "zod";
import { confirmMembership } from "@/lib/accounts/commands/confirm-membership";
import { mutation } from "@/lib/platform/route";

export const POST = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  confirmMembership(actor, params.id),
);
