import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { openProgramme } from "@/lib/programmes/commands/open-programme";

export const POST = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  openProgramme(actor, params.id),
);
