import { z } from "zod";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params }, ({ actor, params: { id } }) =>
  withdrawApplication(actor, id),
);
