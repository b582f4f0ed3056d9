import { z } from "zod";
import { sendToPanel } from "@/lib/decisions/commands/hold-panel";
import { emptySchema } from "@/lib/decisions/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: emptySchema }, ({ actor, params }) =>
  sendToPanel(actor, params.id),
);
