import { z } from "zod";
import { markSectionDone } from "@/lib/applications/commands/mark-section-done";
import { sectionDoneSchema } from "@/lib/applications/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid(), key: z.string().max(60) });

export const POST = mutation({ params, body: sectionDoneSchema }, ({ actor, body, ...request }) => {
  const { id: applicationId, key: sectionKey } = request.params;
  return markSectionDone(actor, { applicationId, sectionKey, done: body.done });
});
