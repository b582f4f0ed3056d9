import { z } from "zod";
import { saveSection } from "@/lib/applications/commands/save-section";
import { saveSectionSchema } from "@/lib/applications/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid(), key: z.string().max(60) });

export const PUT = mutation({ params, body: saveSectionSchema }, ({ actor, body, ...request }) => {
  const { id: applicationId, key: sectionKey } = request.params;
  return saveSection(actor, { applicationId, sectionKey }, body);
});
