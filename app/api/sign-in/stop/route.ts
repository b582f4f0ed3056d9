import { limitSignIn } from "@/lib/accounts/commands/limit-sign-in";
import { stopAssistedSignIn } from "@/lib/accounts/commands/stop-assisted-sign-in";
import { stopAssistedSchema } from "@/lib/accounts/schema";
import { callerAddress } from "@/lib/platform/caller-address";
import { mutation } from "@/lib/platform/route";

export const POST = mutation(
  { actor: "optional", page: "anybody", body: stopAssistedSchema },
  async ({ body, request }) => {
    await limitSignIn(callerAddress(request));
    return stopAssistedSignIn(body.token);
  },
);
