import { created, mutation } from "@/lib/platform/route";
import { createProgramme } from "@/lib/programmes/commands/create-programme";
import { createProgrammeSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation({ body: createProgrammeSchema }, async ({ actor, body }) =>
  created(await createProgramme(actor, body)),
);
