import { z } from "zod";
import { openCopy } from "@/lib/documents/commands/open-copy";
import { created, mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params }, async ({ actor, params: { id } }) =>
  created(await openCopy(actor, id)),
);
