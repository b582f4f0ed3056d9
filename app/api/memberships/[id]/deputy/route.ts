import { z } from "zod";
import { nameDeputy } from "@/lib/accounts/commands/name-deputy";
import { nameDeputySchema } from "@/lib/accounts/schema";
import { mutation } from "@/lib/platform/route";

export const PUT = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: nameDeputySchema },
  ({ actor, params, body }) => nameDeputy(actor, params.id, body.deputy),
);
