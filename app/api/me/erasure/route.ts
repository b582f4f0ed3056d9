import { mutation } from "@/lib/platform/route";
import { eraseAccount } from "@/lib/privacy/commands/erase-account";

export const POST = mutation({}, ({ actor }) => eraseAccount(actor));
