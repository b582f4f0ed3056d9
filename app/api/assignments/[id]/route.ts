import { z } from "zod";
import { reading } from "@/lib/platform/route";
import { getAssignment } from "@/lib/reviews/queries/assignments";

/** The conflict card, or after the declaration the reviewer's desk: rubric, own draft, peers once one's own is filed. */
export const GET = reading(
  { params: z.strictObject({ id: z.uuid() }) },
  ({ actor, params, locale }) => getAssignment(actor, params.id, locale),
);
