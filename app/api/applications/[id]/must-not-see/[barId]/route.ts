import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { stopKeepingFrom } from "@/lib/releases/commands/keep-from";

const params = z.strictObject({ id: z.uuid(), barId: z.uuid() });

export const DELETE = mutation({ params }, ({ actor, params: { id, barId } }) =>
  stopKeepingFrom(actor, id, barId),
);
