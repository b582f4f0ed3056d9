import { listCohorts } from "@/lib/decisions/queries/list-cohorts";
import { reading } from "@/lib/platform/route";

export const GET = reading({}, async ({ actor, locale }) => ({
  items: await listCohorts(actor, locale),
}));
