import { z } from "zod";
import { inviteClaimant } from "@/lib/applications/commands/invite-claimant";
import { claimInvitationSchema } from "@/lib/applications/schema";
import { created, mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation(
  { params, body: claimInvitationSchema },
  async ({ actor, params: { id }, body }) => created(await inviteClaimant(actor, id, body)),
);
