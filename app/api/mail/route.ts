import { listMail } from "@/lib/notifications/queries";
import { mailFilters } from "@/lib/notifications/schema";
import { reading } from "@/lib/platform/route";

export const GET = reading({ query: mailFilters }, ({ actor, query }) => listMail(actor, query));
