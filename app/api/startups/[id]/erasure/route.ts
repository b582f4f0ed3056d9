import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { eraseStartup } from "@/lib/privacy/commands/erase-startup";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params }, ({ actor, params: { id } }) => eraseStartup(actor, id));
