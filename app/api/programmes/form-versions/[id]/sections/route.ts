import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { addFormSection } from "@/lib/programmes/commands/edit-form";
import { addSectionSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: addSectionSchema },
  async ({ actor, params, body }) => created(await addFormSection(actor, params.id, body)),
);
