import { limitSignIn } from "@/lib/accounts/commands/limit-sign-in";
import { requestSignInCode } from "@/lib/accounts/commands/request-sign-in-code";
import { requestCodeSchema } from "@/lib/accounts/schema";
import { callerAddress } from "@/lib/platform/caller-address";
import { mutation } from "@/lib/platform/route";

export const POST = mutation(
  { actor: "optional", page: "anybody", body: requestCodeSchema },
  async ({ body, locale, request }) => {
    await limitSignIn(callerAddress(request));
    await requestSignInCode({ email: body.email, locale });
    return { email: body.email };
  },
);
