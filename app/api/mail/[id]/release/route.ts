import { releaseHeldMail } from "@/lib/decisions/commands/release-letter";
import { mailParams, noBody } from "@/lib/notifications/schema";
import { mutation } from "@/lib/platform/route";

export const POST = mutation({ params: mailParams, body: noBody }, ({ actor, params }) =>
  releaseHeldMail(actor, params.id),
);
