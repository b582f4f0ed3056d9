import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { answerRelease } from "@/lib/releases/commands/answer-release";
import { answerSchema } from "@/lib/releases/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: answerSchema }, ({ actor, params: { id }, body }) =>
  answerRelease(actor, id, body),
);
