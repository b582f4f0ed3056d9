import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { requestCopy } from "@/lib/privacy/commands/request-copy";
import { exportRequestSchema, versionNumberSchema } from "@/lib/privacy/schema";

const params = z.strictObject({ id: z.uuid(), version: versionNumberSchema });

export const POST = mutation(
  { params, body: exportRequestSchema },
  async ({ actor, params: { id, version }, body: { locale } }) =>
    created(await requestCopy(actor, id, { version, locale })),
);
