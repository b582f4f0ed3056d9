import { z } from "zod";
import { reading } from "@/lib/platform/route";
import { getRun } from "@/lib/reviews/queries/get-run";

/** State and progress in percent; with the preview, each pair and why. */
export const GET = reading(
  { params: z.strictObject({ id: z.uuid() }) },
  ({ actor, params, locale }) => getRun(actor, params.id, locale),
);
