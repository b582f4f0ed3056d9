import { createOrganisation } from "@/lib/accounts/commands/create-organisation";
import { createOrganisationSchema } from "@/lib/accounts/schema";
import { created, mutation } from "@/lib/platform/route";

export const POST = mutation({ body: createOrganisationSchema }, async ({ actor, body }) =>
  created(await createOrganisation(actor, body)),
);
