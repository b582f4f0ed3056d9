import { z } from "zod";
import { declineOffer } from "@/lib/decisions/commands/answer-offer";
import { declineOfferSchema } from "@/lib/decisions/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: declineOfferSchema }, ({ actor, params, body }) =>
  declineOffer(actor, params.id, body),
);
