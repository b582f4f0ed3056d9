import { z } from "zod";
import { clearPrefilled } from "@/lib/applications/commands/clear-prefilled";
import { clearPrefilledSchema } from "@/lib/applications/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid(), key: z.string().max(60) });

/** What was offered and is not wanted. */
export const POST = mutation(
  { params, body: clearPrefilledSchema },
  ({ actor, body, params: { id, key } }) =>
    clearPrefilled(actor, { applicationId: id, sectionKey: key, questions: body.cleared }),
);
