import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { keepFrom } from "@/lib/releases/commands/keep-from";
import { mustNotSeeSchema } from "@/lib/releases/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation(
  { params, body: mustNotSeeSchema },
  async ({ actor, params: { id }, body }) => created(await keepFrom(actor, id, body)),
);
