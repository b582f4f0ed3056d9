import { z } from "zod";
import { remindSilentSide } from "@/lib/decisions/commands/close-seal-as-silent";
import { emptySchema } from "@/lib/decisions/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: emptySchema }, ({ actor, params }) =>
  remindSilentSide(actor, params.id),
);
