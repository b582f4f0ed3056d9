import { limitSignIn } from "@/lib/accounts/commands/limit-sign-in";
import { verifySignInCode } from "@/lib/accounts/commands/verify-sign-in-code";
import { pathAfterSignIn } from "@/lib/accounts/next-target";
import { verifyCodeSchema } from "@/lib/accounts/schema";
import { signedInResponse } from "@/lib/accounts/session-cookie";
import { callerAddress } from "@/lib/platform/caller-address";
import { mutation } from "@/lib/platform/route";

export const POST = mutation(
  { actor: "optional", page: "anybody", body: verifyCodeSchema },
  async ({ body, locale, request }) => {
    await limitSignIn(callerAddress(request));
    const { token, isNew } = await verifySignInCode({ email: body.email, code: body.code, locale });
    return signedInResponse(token, { path: pathAfterSignIn(body.next, isNew) });
  },
);
