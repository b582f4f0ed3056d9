import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { withdrawRequest } from "@/lib/releases/commands/ask-release";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params }, ({ actor, params: { id } }) => withdrawRequest(actor, id));
