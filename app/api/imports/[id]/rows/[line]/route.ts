import { z } from "zod";
import { decideImportRow } from "@/lib/imports/commands/map-import";
import { rowDecisionSchema } from "@/lib/imports/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid(), line: z.coerce.number().int().min(1).max(100_000) });

export const PUT = mutation(
  { params, body: rowDecisionSchema },
  ({ actor, params: { id, line }, body }) =>
    decideImportRow(actor, { batchId: id, line, accept: body.accept }),
);
