import { z } from "zod";
import { requestImport } from "@/lib/imports/commands/run-import";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params }, ({ actor, params: { id } }) => requestImport(actor, id));
