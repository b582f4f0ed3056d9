import { limitSignIn } from "@/lib/accounts/commands/limit-sign-in";
import { signInAssisted } from "@/lib/accounts/commands/sign-in-assisted";
import { assistedCodeSchema } from "@/lib/accounts/schema";
import { signedInResponse } from "@/lib/accounts/session-cookie";
import { callerAddress } from "@/lib/platform/caller-address";
import { mutation } from "@/lib/platform/route";

export const POST = mutation(
  { actor: "optional", page: "anybody", body: assistedCodeSchema },
  async ({ body, request }) => {
    await limitSignIn(callerAddress(request));
    const { token } = await signInAssisted(body);
    return signedInResponse(token, { path: "/my" });
  },
);
