import { z } from "zod";
import { acceptOffer } from "@/lib/decisions/commands/answer-offer";
import { acceptOfferSchema } from "@/lib/decisions/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: acceptOfferSchema }, ({ actor, params, body }) =>
  acceptOffer(actor, params.id, body),
);
