import { z } from "zod";
import { addNote } from "@/lib/decisions/commands/add-note";
import { noteSchema } from "@/lib/decisions/schema";
import { created, mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: noteSchema }, async ({ actor, params, body }) =>
  created(await addNote(actor, params.id, body)),
);
