import { signInDemoPerson } from "@/lib/accounts/commands/sign-in-demo-person";
import { homePageOf } from "@/lib/accounts/home-page";
import { demoSignInSchema } from "@/lib/accounts/schema";
import { signedInResponse } from "@/lib/accounts/session-cookie";
import { mutation } from "@/lib/platform/route";

export const POST = mutation(
  { actor: "optional", page: "anybody", body: demoSignInSchema },
  async ({ body }) => {
    const { token, role } = await signInDemoPerson(body);
    return signedInResponse(token, { path: homePageOf(role) });
  },
);
