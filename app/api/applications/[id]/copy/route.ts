import { z } from "zod";
import { copyToIntake } from "@/lib/applications/commands/copy-application";
import { copySchema } from "@/lib/applications/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: copySchema }, ({ actor, params: { id }, body }) =>
  copyToIntake(actor, id, body),
);
