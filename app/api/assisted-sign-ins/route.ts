import { askAssistedSchema } from "@/lib/accounts/schema";
import { askAssistedSignIn } from "@/lib/applications/commands/assisted-sign-in";
import { created, mutation } from "@/lib/platform/route";

export const POST = mutation({ body: askAssistedSchema }, async ({ actor, body }) =>
  created(await askAssistedSignIn(actor, body)),
);
