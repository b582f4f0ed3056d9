import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { renewRelease } from "@/lib/releases/commands/renew-release";
import { renewSchema } from "@/lib/releases/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: renewSchema }, ({ actor, params: { id }, body }) =>
  renewRelease(actor, id, body),
);
