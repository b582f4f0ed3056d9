import { z } from "zod";
import { writeMentorCard } from "@/lib/mentoring/commands/approve-card";
import { mentorCardSchema } from "@/lib/mentoring/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

/** Writes the card that a mentor sees before both accept; an earlier approval falls away. */
export const PUT = mutation({ params, body: mentorCardSchema }, (context) =>
  writeMentorCard(context.actor, context.params.id, context.body),
);
