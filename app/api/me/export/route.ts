import { created, mutation } from "@/lib/platform/route";
import { requestExport } from "@/lib/privacy/commands/request-export";
import { exportRequestSchema } from "@/lib/privacy/schema";

export const POST = mutation({ body: exportRequestSchema }, async ({ actor, body }) =>
  created(await requestExport(actor, { startupId: null, ...body })),
);
