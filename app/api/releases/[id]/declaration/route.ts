import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { declareInterest } from "@/lib/releases/commands/declare-interest";
import { declareSchema } from "@/lib/releases/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: declareSchema }, ({ actor, params: { id }, body }) =>
  declareInterest(actor, id, body.interest),
);
