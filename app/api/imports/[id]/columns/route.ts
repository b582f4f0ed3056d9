import { z } from "zod";
import { mapImport } from "@/lib/imports/commands/map-import";
import { mappingBodySchema } from "@/lib/imports/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const PUT = mutation(
  { params, body: mappingBodySchema },
  ({ actor, params: { id }, body }) => mapImport(actor, id, body.columns),
);
