import { updateProfile } from "@/lib/accounts/commands/update-profile";
import { getMe } from "@/lib/accounts/queries";
import { profileSchema } from "@/lib/accounts/schema";
import { mutation, reading } from "@/lib/platform/route";

export const GET = reading({}, ({ actor, locale }) => getMe(actor, locale));

export const PATCH = mutation({ body: profileSchema }, ({ actor, body }) =>
  updateProfile(actor, body),
);
