import { z } from "zod";
import { endMembership } from "@/lib/accounts/commands/end-membership";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const DELETE = mutation({ params, changesActor: true }, ({ actor, ...request }) =>
  endMembership(actor, request.params.id),
);
