import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { sendReleaseMessage } from "@/lib/releases/commands/send-message";
import { messageSchema } from "@/lib/releases/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation(
  { params, body: messageSchema },
  async ({ actor, params: { id }, body }) =>
    created(await sendReleaseMessage(actor, id, body.body)),
);
