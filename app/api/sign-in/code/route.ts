import { requestSignInCode } from "@/lib/accounts/commands/request-sign-in-code";
import { requestCodeSchema } from "@/lib/accounts/schema";
import { mutation } from "@/lib/platform/route";

export const POST = mutation(
  { actor: "optional", body: requestCodeSchema },
  async ({ body, locale }) => {
    await requestSignInCode({ email: body.email, locale });
    return { email: body.email };
  },
);
