import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { draftFormVersion } from "@/lib/programmes/commands/draft-form-version";
import { draftVersionSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: draftVersionSchema },
  async ({ actor, params, body }) => created(await draftFormVersion(actor, params.id, body.from)),
);
