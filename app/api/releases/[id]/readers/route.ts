import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { addReader } from "@/lib/releases/commands/add-reader";
import { addReaderSchema } from "@/lib/releases/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation(
  { params, body: addReaderSchema },
  async ({ actor, params: { id }, body }) => created(await addReader(actor, id, body.membership)),
);
