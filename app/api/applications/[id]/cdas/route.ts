import { z } from "zod";
import { uploadOf } from "@/lib/documents/upload-request";
import { limitRate } from "@/lib/platform/rate-limit";
import { created, mutation } from "@/lib/platform/route";
import { uploadCda } from "@/lib/releases/commands/keep-cda";
import { cdaDatesSchema } from "@/lib/releases/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation(
  { params, query: cdaDatesSchema },
  async ({ actor, request, params: { id: applicationId }, query }) => {
    await limitRate("upload", actor.personId);
    return created(await uploadCda(actor, { applicationId, ...query, ...uploadOf(request) }));
  },
);
