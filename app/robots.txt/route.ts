import { env } from "@/lib/platform/env";
import { robotsText } from "@/lib/platform/public-texts";

export const dynamic = "force-dynamic";

export const GET = () => new Response(robotsText({ isDemo: env().DEMO_MODE }));
