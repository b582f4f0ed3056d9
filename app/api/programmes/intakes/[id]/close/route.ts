import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { closeIntake } from "@/lib/programmes/commands/close-intake";

export const POST = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  closeIntake(actor, params.id),
);
