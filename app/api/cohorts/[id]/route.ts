import { z } from "zod";
import { getCohort } from "@/lib/decisions/queries/list-cohorts";
import { reading } from "@/lib/platform/route";

export const GET = reading(
  { params: z.strictObject({ id: z.uuid() }) },
  ({ actor, params, locale }) => getCohort(actor, params.id, locale),
);
