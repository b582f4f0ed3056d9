import { z } from "zod";
import { releaseLetter } from "@/lib/decisions/commands/release-letter";
import { releaseSchema } from "@/lib/decisions/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: releaseSchema }, ({ actor, params, body }) =>
  releaseLetter(actor, params.id, body),
);
