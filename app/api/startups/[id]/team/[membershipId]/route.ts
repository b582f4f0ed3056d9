import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { removeTeamMember, setMaySubmit } from "@/lib/startups/commands/change-team-member";
import { maySubmitSchema } from "@/lib/startups/schema";

const params = z.strictObject({ id: z.uuid(), membershipId: z.uuid() });

export const PATCH = mutation({ params, body: maySubmitSchema }, ({ actor, body, ...request }) => {
  const { id: startupId, membershipId } = request.params;
  return setMaySubmit(actor, { startupId, membershipId, maySubmit: body.maySubmit });
});

export const DELETE = mutation({ params, changesActor: true }, ({ actor, ...request }) => {
  const { id: startupId, membershipId } = request.params;
  return removeTeamMember(actor, { startupId, membershipId });
});
