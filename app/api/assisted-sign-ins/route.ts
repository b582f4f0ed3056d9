import { askHelpSchema } from "@/lib/accounts/schema";
import { askAssistedSignIn } from "@/lib/applications/commands/help-sign-in";
import { created, mutation } from "@/lib/platform/route";

export const POST = mutation({ body: askHelpSchema }, async ({ actor, body }) =>
  created(await askAssistedSignIn(actor, body)),
);
