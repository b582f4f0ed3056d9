import { signOut } from "@/lib/accounts/commands/sign-out";
import { signedOutResponse } from "@/lib/accounts/session-cookie";
import { mutation } from "@/lib/platform/route";
import { sessionTokenOf } from "@/lib/platform/session";

/** Without a session it only clears the cookie, so that a second tab's click is no error. */
export const POST = mutation({ actor: "optional" }, async ({ actor, request }) => {
  const token = sessionTokenOf(request);
  if (actor && token) await signOut(actor, token);
  return signedOutResponse();
});
