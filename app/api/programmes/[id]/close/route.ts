import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { closeProgramme } from "@/lib/programmes/commands/close-programme";

export const POST = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  closeProgramme(actor, params.id),
);
