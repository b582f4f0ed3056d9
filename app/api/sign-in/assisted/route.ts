import { limitSignIn } from "@/lib/accounts/commands/limit-sign-in";
import { signInWithHelp } from "@/lib/accounts/commands/sign-in-with-help";
import { assistedCodeSchema } from "@/lib/accounts/schema";
import { signedInResponse } from "@/lib/accounts/session-cookie";
import { callerAddress } from "@/lib/platform/caller-address";
import { mutation } from "@/lib/platform/route";

export const POST = mutation(
  { actor: "optional", body: assistedCodeSchema },
  async ({ body, request }) => {
    await limitSignIn(callerAddress(request));
    const { token } = await signInWithHelp(body);
    return signedInResponse(token, { path: "/my" });
  },
);
