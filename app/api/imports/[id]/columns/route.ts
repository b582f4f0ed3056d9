import { z } from "zod";
import { mapImport } from "@/lib/applications/commands/map-import";
import { mappingBodySchema } from "@/lib/applications/import/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const PUT = mutation(
  { params, body: mappingBodySchema },
  ({ actor, params: { id }, body }) => mapImport(actor, id, body.columns),
);
