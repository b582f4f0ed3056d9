import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { publishFormVersion } from "@/lib/programmes/commands/publish-form-version";

export const POST = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  publishFormVersion(actor, params.id),
);
