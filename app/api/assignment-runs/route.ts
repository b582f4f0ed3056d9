import { created, mutation } from "@/lib/platform/route";
import { requestRun } from "@/lib/reviews/commands/request-run";
import { runSchema } from "@/lib/reviews/schema";

export const POST = mutation({ body: runSchema }, async ({ actor, body }) =>
  created(await requestRun(actor, body)),
);
