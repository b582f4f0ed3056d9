import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { inviteTeamMember } from "@/lib/startups/commands/invite-team-member";
import { teamInvitationSchema } from "@/lib/startups/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation(
  { params, body: teamInvitationSchema },
  async ({ actor, body, ...request }) =>
    created(await inviteTeamMember(actor, request.params.id, body)),
);
