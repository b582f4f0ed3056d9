import { z } from "zod";
import { approveMentorCard } from "@/lib/mentoring/commands/approve-card";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

/** An owner approves the card as it stands. */
export const POST = mutation({ params, body: z.strictObject({}) }, (context) =>
  approveMentorCard(context.actor, context.params.id),
);
