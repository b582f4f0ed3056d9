import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { createIntake } from "@/lib/programmes/commands/create-intake";
import { createIntakeSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: createIntakeSchema },
  async ({ actor, params, body }) => created(await createIntake(actor, params.id, body)),
);
