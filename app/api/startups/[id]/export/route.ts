import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { requestExport } from "@/lib/privacy/commands/request-export";
import { exportRequestSchema } from "@/lib/privacy/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation(
  { params, body: exportRequestSchema },
  async ({ actor, body, params: { id } }) =>
    created(await requestExport(actor, { startupId: id, ...body })),
);
