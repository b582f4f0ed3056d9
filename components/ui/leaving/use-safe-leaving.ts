"use client";

import { useTranslations } from "next-intl";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useLayoutEffect, useRef, useTransition } from "react";
import { useAnnounce } from "@/components/ui/live-region";
import { watchHistorySteps } from "./history-steps";
import { placeOf, wordsOfWindow } from "./open-words";
import { seenPages } from "./seen-pages";

/**
 * The one way out of a page: links, Back and Forward, reloading and closing. Words that only this page has are asked
 * about, words on their way are waited for, and without a connection the page stays, because the next one would be the
 * browser's own error. `go` opens a page of this site by its path; `pending` while it is awaited.
 */
export function useSafeLeaving(): { go: (path: string) => void; pending: boolean } {
  const router = useRouter();
  const say = useSaid();
  const [pending, startTransition] = useTransition();
  const mayLeaveFor = useCallback(
    (place: string): boolean => {
      if (navigator.onLine) return !wordsOfWindow.wouldLose(place) || window.confirm(say.ask());
      say.stays(wordsOfWindow.areOpen() ? "offlineKept" : "offline");
      return false;
    },
    [say],
  );
  const go = useCallback(
    async (path: string) => {
      const place = placeOf(new URL(path, window.location.href));
      if (!mayLeaveFor(place)) return;
      if (!(await wordsOfWindow.sendAll())) return say.stays("noAnswer");
      seenPages.noteFetch(place);
      startTransition(() => router.push(path));
    },
    [router, say, mayLeaveFor],
  );
  const openAgain = useCallback(
    (path: string) => startTransition(() => router.replace(path, { scroll: false })),
    [router],
  );
  useBackAndForward(mayLeaveFor, openAgain);
  useClosing();
  return { go: (path) => void go(path), pending };
}

/** The sentences, from one object that never changes. */
function useSaid() {
  const announce = useAnnounce();
  const t = useTranslations("ui.leaving");
  const latest = useRef({ announce, t });
  latest.current = { announce, t };
  const said = useRef({
    ask: () => latest.current.t("ask"),
    stays: (key: "offline" | "offlineKept" | "noAnswer") =>
      latest.current.announce(latest.current.t(key)),
  });
  return said.current;
}

/**
 * Back and Forward inside the site. Next would show the page as it was when it was left; where that may be a lie, it is
 * opened like any other. Whoever stays is led back to where they were in the history.
 */
function useBackAndForward(
  mayLeaveFor: (place: string) => boolean,
  openAgain: (path: string) => void,
): void {
  const shown = useRef("");
  const pathname = usePathname();
  const search = useSearchParams();
  // Before anybody can press Back: a passive effect may come later than that.
  useLayoutEffect(() => {
    shown.current = placeOf(window.location);
  }, [pathname, search]);
  useEffect(() => {
    const steps = watchHistorySteps();
    let isReturning = false;
    const onPop = (event: PopStateEvent) => {
      const place = placeOf(window.location);
      const isOutdated = seenPages.isOutdated(place);
      if (!isReturning && place === shown.current) return;
      if (isReturning) {
        isReturning = false;
      } else if ((isOutdated || wordsOfWindow.areOpen()) && !mayLeaveFor(place)) {
        isReturning = true;
        window.history.go(-steps.last());
      } else if (isOutdated) {
        seenPages.noteFetch(place);
        openAgain(place + window.location.hash);
      } else return;
      event.stopImmediatePropagation();
    };
    // Next listens at the window too; in the capturing phase this comes before it.
    window.addEventListener("popstate", onPop, true);
    return () => {
      window.removeEventListener("popstate", onPop, true);
      steps.stop();
    };
  }, [mayLeaveFor, openAgain]);
}

/** Reloading and closing, and coming back to a page that the browser kept whole. */
function useClosing(): void {
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (wordsOfWindow.areOpen()) event.preventDefault();
    };
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted && !wordsOfWindow.areOpen()) window.location.reload();
    };
    window.addEventListener("beforeunload", onUnload);
    window.addEventListener("pageshow", onShow);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      window.removeEventListener("pageshow", onShow);
    };
  }, []);
}
