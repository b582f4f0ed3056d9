"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { DraftKeeper } from "./draft-keeper";

const lookForOthersEvery = 20_000;
/** Milliseconds that a link waits for the save. */
const longestWaitAtLeaving = 3000;

/** The keeper of this page's form, alive with the page: it saves on, warns before words are left, and tries again. */
export function useDraft<Held>(make: () => DraftKeeper<Held>) {
  const [{ keeper, first }] = useState(() => {
    const made = make();
    return { keeper: made, first: made.current() };
  });
  const current = useSyncExternalStore(keeper.subscribe, keeper.current, () => first);
  useEffect(() => {
    keeper.start();
    return () => {
      void keeper.flush();
      keeper.stop();
    };
  }, [keeper]);
  useSafeLeaving(keeper);
  useRetries(keeper);
  return { keeper, current };
}

/** Nothing is left behind unsaved: links wait for the save, closing the window sends the rest. */
function useSafeLeaving<Held>(keeper: DraftKeeper<Held>) {
  const router = useRouter();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const href = plainLink(event);
      if (!href || !keeper.hasUnsaved()) return;
      event.preventDefault();
      event.stopPropagation();
      const enough = new Promise((resolve) => setTimeout(resolve, longestWaitAtLeaving));
      void Promise.race([keeper.flush(), enough]).then(() => {
        // Without a connection the next page would be the browser's own error; this one says what happens to the words.
        if (keeper.current().status.kind !== "offline") router.push(href);
      });
    };
    const onHide = () => void keeper.flush(true);
    const onUnload = (event: BeforeUnloadEvent) => {
      if (keeper.hasUnsaved()) event.preventDefault();
    };
    document.addEventListener("click", onClick, true);
    window.addEventListener("pagehide", onHide);
    window.addEventListener("beforeunload", onUnload);
    return () => {
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("beforeunload", onUnload);
    };
  }, [keeper, router]);
}

function plainLink(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download"))
    return undefined;
  if (link.dataset.hard !== undefined) return undefined;
  const url = new URL(link.href, window.location.href);
  const here = window.location;
  if (url.origin !== here.origin || !url.pathname.startsWith(`/${document.documentElement.lang}/`))
    return undefined;
  if (url.pathname === here.pathname && url.search === here.search) return undefined;
  return url.pathname + url.search + url.hash;
}

/** Back online, back from signing in, or simply back on the page: try again, and see what others wrote. */
function useRetries<Held>(keeper: DraftKeeper<Held>) {
  useEffect(() => {
    const again = () => {
      if (document.visibilityState !== "visible") return void keeper.flush();
      keeper.lookForCopies();
      return void keeper.flush().then(keeper.refresh);
    };
    const look = () => {
      if (document.visibilityState === "visible" && navigator.onLine) void keeper.refresh();
    };
    const timer = setInterval(look, lookForOthersEvery);
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, [keeper]);
}
