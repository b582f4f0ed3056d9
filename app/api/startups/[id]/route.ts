import { z } from "zod";
import { mutation, reading } from "@/lib/platform/route";
import { updateStartup } from "@/lib/startups/commands/update-startup";
import { getStartup } from "@/lib/startups/queries";
import { startupProfileSchema } from "@/lib/startups/schema";

const params = z.strictObject({ id: z.uuid() });

export const GET = reading({ params }, (request) => getStartup(request.actor, request.params.id));

export const PUT = mutation({ params, body: startupProfileSchema }, ({ actor, body, ...request }) =>
  updateStartup(actor, request.params.id, body),
);
