import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { answerReader } from "@/lib/releases/commands/add-reader";
import { readerAnswerSchema } from "@/lib/releases/schema";

const params = z.strictObject({ id: z.uuid(), readerId: z.uuid() });

export const POST = mutation(
  { params, body: readerAnswerSchema },
  ({ actor, params: { id, readerId }, body }) => answerReader(actor, id, readerId, body.answer),
);
