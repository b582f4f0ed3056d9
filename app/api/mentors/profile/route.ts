import { z } from "zod";
import { saveMentorProfile } from "@/lib/mentoring/commands/save-profile";
import { getMyMentorProfile } from "@/lib/mentoring/queries/get-profile";
import { mentorProfileSchema } from "@/lib/mentoring/schema";
import { mutation, reading } from "@/lib/platform/route";

/** The acting mentor's own profile. */
export const GET = reading({ query: z.strictObject({}) }, ({ actor }) => getMyMentorProfile(actor));

export const PUT = mutation({ body: mentorProfileSchema }, ({ actor, body }) =>
  saveMentorProfile(actor, body),
);
