import { releaseMail } from "@/lib/notifications/commands";
import { mailParams, noBody } from "@/lib/notifications/schema";
import { mutation } from "@/lib/platform/route";

export const POST = mutation({ params: mailParams, body: noBody }, ({ actor, params }) =>
  releaseMail(actor, params.id),
);
