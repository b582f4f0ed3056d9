import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { createRubric } from "@/lib/programmes/commands/create-rubric";
import { draftVersionSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: draftVersionSchema },
  async ({ actor, params, body }) => created(await createRubric(actor, params.id, body.from)),
);
