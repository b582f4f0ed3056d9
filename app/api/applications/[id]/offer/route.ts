import { z } from "zod";
import { getOffer } from "@/lib/decisions/queries/get-offer";
import { reading } from "@/lib/platform/route";

export const GET = reading(
  { params: z.strictObject({ id: z.uuid() }) },
  ({ actor, params, locale }) => getOffer(actor, params.id, locale),
);
