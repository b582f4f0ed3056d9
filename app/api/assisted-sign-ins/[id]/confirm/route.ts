import { z } from "zod";
import { confirmAssistedSignIn } from "@/lib/applications/commands/assisted-sign-in";
import { mutation } from "@/lib/platform/route";

export const POST = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  confirmAssistedSignIn(actor, params.id),
);
