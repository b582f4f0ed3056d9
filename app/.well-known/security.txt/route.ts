import { env } from "@/lib/platform/env";
import { securityText } from "@/lib/platform/public-texts";

export const dynamic = "force-dynamic";

export const GET = () => new Response(securityText({ origin: env().APP_ORIGIN }, new Date()));
