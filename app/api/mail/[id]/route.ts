import { getMail } from "@/lib/notifications/queries";
import { mailParams } from "@/lib/notifications/schema";
import { reading } from "@/lib/platform/route";

export const GET = reading({ params: mailParams }, ({ actor, params }) =>
  getMail(actor, params.id),
);
