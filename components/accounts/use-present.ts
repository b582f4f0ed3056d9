"use client";

import { usePathname } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { request } from "@/components/ui/api-client";
import { isOwner, mayBeAnothers, onDoubt, ownAgain, tellOthers } from "@/components/ui/page-owner";

type Me = {
  id: string;
  displayName: string;
  membershipId: string | null;
  memberships: readonly { id: string; words: string }[];
};

/** Who is signed in in this browser by now; memberships in words. */
export type Present = {
  personId: string;
  name: string;
  membershipId: string | null;
  memberships: readonly { id: string; words: string }[];
};

/**
 * Whose browser this is by now, where it is no longer the session that the page was made for (`owner`); null while it is,
 * and while nobody can tell. What stands on the page stays, so that no word is lost; only a link inside the site, which
 * would set somebody else's page into this frame, is loaded whole.
 */
export function usePresent(owner: string): { present: Present | null; look: () => Promise<void> } {
  const pathname = usePathname();
  const [present, setPresent] = useState<Present | null>(null);
  const ask = useCallback(async (): Promise<boolean> => {
    const result = await request<Me>("GET", "/api/me", undefined, { asWhoever: true });
    if (!result.ok) return true;
    const { id, displayName, membershipId, memberships } = result.data;
    const isOurs = isOwner(`${id}.${membershipId ?? "none"}`);
    setPresent(isOurs ? null : { personId: id, name: displayName, membershipId, memberships });
    if (isOurs) ownAgain();
    return isOurs;
  }, []);
  useEffect(() => onDoubt(() => void ask()), [ask]);

  const shown = useRef<string | null>(null);
  useEffect(() => {
    const before = shown.current;
    shown.current = pathname;
    // A frame that came by a link is somebody else's when the page's words were read for them.
    if (before === null) return isOwner(owner) ? tellOthers() : window.location.reload();
    const byLink = before !== pathname;
    if (byLink ? mayBeAnothers() : !isOwner(owner))
      void ask().then((isOurs) => {
        if (byLink && !isOurs) window.location.reload();
      });
    return undefined;
  }, [pathname, owner, ask]);
  const look = useCallback(async () => void (await ask()), [ask]);
  return { present, look };
}
