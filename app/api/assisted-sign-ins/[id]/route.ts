import { z } from "zod";
import { endAssistedSignIn } from "@/lib/applications/commands/assisted-sign-in";
import { mutation } from "@/lib/platform/route";

export const DELETE = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  endAssistedSignIn(actor, params.id),
);
