import { startApplication } from "@/lib/applications/commands/start-application";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { listQuerySchema, startApplicationSchema } from "@/lib/applications/schema";
import { waitsForStaff } from "@/lib/reviews/queries/waits-for-staff";
import { created, mutation, reading } from "@/lib/platform/route";

export const GET = reading({ query: listQuerySchema }, ({ actor, query, locale }) =>
  listApplications(actor, query, { locale, waits: waitsForStaff(actor) }),
);

export const POST = mutation({ body: startApplicationSchema }, async ({ actor, body }) => {
  const { id, created: isNew } = await startApplication(actor, body);
  return isNew ? created({ id }) : { id };
});
