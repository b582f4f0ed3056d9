import { redirect } from "next/navigation";
import { nextTarget } from "@/lib/accounts/next-target";
import type { Actor } from "@/lib/platform/actor";
import { getActor } from "@/lib/platform/session";

/**
 * Who reads this page. A signed-out visitor is sent to sign in and back to `path` (the page's own path with or without
 * its language).
 */
export async function requirePageActor(locale: string, path: string): Promise<Actor> {
  const actor = await getActor();
  if (!actor) redirect(`/${locale}/sign-in?next=${encodeURIComponent(nextTarget(path))}`);
  return actor;
}
