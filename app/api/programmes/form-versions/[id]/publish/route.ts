import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { publishFormVersion } from "@/lib/programmes/commands/publish-form-version";
import { shownSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: shownSchema },
  ({ actor, params, body }) => publishFormVersion(actor, params.id, body?.revision),
);
