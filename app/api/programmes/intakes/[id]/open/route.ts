import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { openIntake } from "@/lib/programmes/commands/open-intake";
import { moment } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  {
    params: z.strictObject({ id: z.uuid() }),
    /** When what the page shows was last changed; a program that shows nothing leaves it out. */
    body: z.strictObject({ shown: moment.optional() }).optional(),
  },
  ({ actor, params, body }) => openIntake(actor, params.id, body?.shown),
);
