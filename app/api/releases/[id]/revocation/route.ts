import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { revokeRelease } from "@/lib/releases/commands/revoke-release";
import { revokeSchema } from "@/lib/releases/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: revokeSchema }, ({ actor, params: { id }, body }) =>
  revokeRelease(actor, id, body),
);
