import { extendDraft } from "@/lib/applications/commands/extend-deadline";
import { extendDraftSchema } from "@/lib/applications/schema";
import { mutation } from "@/lib/platform/route";

export const POST = mutation({ body: extendDraftSchema }, ({ actor, body }) =>
  extendDraft(actor, body.reference, body.until),
);
