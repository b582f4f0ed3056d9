import { z } from "zod";
import { returnForPapers } from "@/lib/applications/commands/screen-application";
import { returnSchema } from "@/lib/applications/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: returnSchema }, ({ actor, params: { id }, body }) =>
  returnForPapers(actor, id, body),
);
