import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { forwardSuggestion } from "@/lib/releases/commands/ask-release";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params }, ({ actor, params: { id } }) =>
  forwardSuggestion(actor, id),
);
