import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { openIntake } from "@/lib/programmes/commands/open-intake";

export const POST = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  openIntake(actor, params.id),
);
