"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { placeOf, wordsOfWindow } from "@/components/ui/leaving/open-words";
import { seenPages } from "@/components/ui/leaving/seen-pages";
import { onOwnAgain } from "@/components/ui/page-owner";
import type { DraftKeeper } from "./draft-keeper";

const lookForOthersEvery = 20_000;

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
  useLeaving(keeper);
  useRetries(keeper);
  return { keeper, current };
}

/** Links wait for the save; whatever ends the page sends the rest. */
function useLeaving<Held>(keeper: DraftKeeper<Held>) {
  useEffect(() => {
    const place = placeOf(window.location);
    seenPages.noteForm(place);
    const send = async () => {
      await keeper.flush();
      return !keeper.hasUnsaved() || keeper.problem()?.status !== 0;
    };
    const stopWatching = wordsOfWindow.watch({ isOpen: keeper.isWaiting, send }, place);
    const onHide = () => void keeper.flush(true);
    window.addEventListener("pagehide", onHide);
    return () => {
      stopWatching();
      window.removeEventListener("pagehide", onHide);
    };
  }, [keeper]);
}

/** Back online, back from signing in, or simply back on the page: try again, and see what others wrote. */
function useRetries<Held>(keeper: DraftKeeper<Held>) {
  useEffect(() => {
    const again = () => {
      if (document.visibilityState !== "visible") return void keeper.flush();
      keeper.lookForCopies();
      return void keeper.flush().then(keeper.refresh);
    };
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) again();
    };
    const look = () => {
      if (document.visibilityState === "visible" && navigator.onLine) void keeper.refresh();
    };
    const timer = setInterval(look, lookForOthersEvery);
    const stopWaiting = onOwnAgain(again);
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    window.addEventListener("pageshow", onShow);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      stopWaiting();
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      window.removeEventListener("pageshow", onShow);
      document.removeEventListener("visibilitychange", again);
    };
  }, [keeper]);
}
