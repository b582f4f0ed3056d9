import { z } from "zod";
import {
  recordRecommendation,
  reviseRecommendation,
} from "@/lib/decisions/commands/record-recommendation";
import { recommendationSchema } from "@/lib/decisions/schema";
import { created, mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation(
  { params, body: recommendationSchema },
  async ({ actor, params: { id }, body }) => created(await recordRecommendation(actor, id, body)),
);

export const PUT = mutation(
  { params, body: recommendationSchema },
  ({ actor, params: { id }, body }) => reviseRecommendation(actor, id, body),
);
