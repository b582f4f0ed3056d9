import { z } from "zod";
import { showAssistedCode } from "@/lib/applications/commands/assisted-sign-in";
import { mutation } from "@/lib/platform/route";

export const POST = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  showAssistedCode(actor, params.id),
);
