import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { confirmCda } from "@/lib/releases/commands/keep-cda";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params }, ({ actor, params: { id } }) => confirmCda(actor, id));
