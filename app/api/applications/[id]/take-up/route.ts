import { z } from "zod";
import { takeUpApplication } from "@/lib/applications/commands/screen-application";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params }, ({ actor, params: { id } }) =>
  takeUpApplication(actor, id),
);
