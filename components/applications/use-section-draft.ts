"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { request } from "@/components/ui/api-client";
import type { ServerSection } from "@/lib/applications/draft-changes";
import { DraftKeeper, type DraftTransport, type SaveAnswer } from "./draft-keeper";
import { browserStore } from "./draft-store";
import type { SectionView } from "./section-view";

type LoadedPart = ServerSection & { key: string; saved?: { by: string; at: string } | null };
type LoadedApplication = { sections?: LoadedPart[] };

const lastMinute = 60_000;

function writersOf(part: LoadedPart | undefined, me: string): string[] {
  const saved = part?.saved;
  if (!saved || saved.by === me) return [];
  return Date.now() - Date.parse(saved.at) < lastMinute ? [saved.by] : [];
}

const lookForOthersEvery = 20_000;

function transportOf(view: SectionView, language: () => string): DraftTransport {
  const base = `/api/applications/${view.applicationId}`;
  return {
    save: (body, { last }) =>
      request<SaveAnswer>(
        "PUT",
        `${base}/sections/${view.section.key}`,
        { ...body, language: language() },
        { keepalive: last },
      ),
    load: async () => {
      const result = await request<LoadedApplication>("GET", base);
      if (!result.ok) return result;
      const found = result.data.sections?.find(({ key }) => key === view.section.key);
      const { revision = view.revision, answers = {} } = found ?? {};
      return { ...result, data: { revision, answers, others: writersOf(found, view.personName) } };
    },
  };
}

/** The section of this page, kept safe: see DraftKeeper. A view for reading only never saves. */
export function useSectionDraft(view: SectionView, language: () => string) {
  const [{ keeper, first }] = useState(() => {
    const store = browserStore(view.personId, view.applicationId, view.section.key);
    const kept = view.readOnlyReason ? { read: () => null, write: () => undefined } : store;
    const made = new DraftKeeper(
      view.section.questions,
      { revision: view.revision, answers: view.answers },
      transportOf(view, language),
      kept,
      view.savedAt,
    );
    return { keeper: made, first: serverView(made, view) };
  });
  const current = useSyncExternalStore(keeper.subscribe, keeper.current, () => first);
  useSafeLeaving(keeper);
  useRetries(keeper);
  return { keeper, current };
}

// The server knows nothing of this browser's copy; the first paint must agree with it.
function serverView(keeper: DraftKeeper, view: SectionView) {
  const { answers, revision } = view;
  return {
    ...keeper.current(),
    draft: { revision, saved: answers, typed: answers, conflicts: {} },
    restored: [],
  };
}

/** Nothing is left behind unsaved: links wait for the save, closing the window sends the rest. */
function useSafeLeaving(keeper: DraftKeeper) {
  const router = useRouter();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const href = plainLink(event);
      if (!href || !keeper.hasUnsaved()) return;
      event.preventDefault();
      event.stopPropagation();
      const enough = new Promise((resolve) => setTimeout(resolve, 3000));
      void Promise.race([keeper.flush(), enough]).then(() => router.push(href));
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
      void keeper.flush();
      keeper.dispose();
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

/** Back online, back from signing in, or simply back on the page: try again, and see what teammates wrote. */
function useRetries(keeper: DraftKeeper) {
  useEffect(() => {
    const again = () => {
      if (document.visibilityState !== "visible") return void keeper.flush();
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
