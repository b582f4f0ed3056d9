"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { useProblemText } from "@/components/ui/problem-banner";
import { PdfPage } from "./pdf-page";
import { useCopy, type CopyPhase } from "./use-copy";
import styles from "./viewer.module.css";
import { leastZoom, mostZoom, ViewerBar, zoomStep } from "./viewer-bar";

type PdfViewerProps = {
  /** Of the copy's bytes. */
  url: string;
  /** How many pages it has. */
  count: number;
  /** Where the reader came from. */
  back: string;
};

/** A document page by page. When the right to read it ends, its pages go and a sentence says so. */
export function PdfViewer({ url, count, back }: PdfViewerProps) {
  const t = useTranslations("files.viewer");
  const problemText = useProblemText();
  const { phase, retry, ask } = useCopy(url);
  if (phase.at === "closed")
    return (
      <div role="alert">
        <Notice
          tone="warn"
          title={t(phase.problem.status === 410 ? "goneTitle" : "closedTitle")}
          action={<ButtonLink href={back}>{t("back")}</ButtonLink>}
        >
          <p>{problemText(phase.problem)}</p>
        </Notice>
      </div>
    );
  if (phase.at === "failed")
    return (
      <div role="alert">
        <Notice tone="bad" action={<Button onClick={retry}>{t("retry")}</Button>}>
          <p>{t("failed")}</p>
        </Notice>
      </div>
    );
  if (phase.at === "loading")
    return (
      <p role="status" className={styles.loading}>
        {t("loading")}
      </p>
    );
  return <Pages phase={phase} count={count} onFailed={() => void ask()} />;
}

type PagesProps = {
  phase: Extract<CopyPhase, { at: "open" }>;
  count: number;
  onFailed: () => void;
};

/** At 100 % a page is as wide as the window, but no wider than is good to read. */
const widest = 980;

function Pages({ phase: { document: pdf, reader }, count, onFailed }: PagesProps) {
  const t = useTranslations("files.viewer");
  const root = useRef<HTMLDivElement>(null);
  const room = useRoom(root);
  const { isLoaded, ratio } = useFirstRatio(pdf, onFailed);
  const [zoom, setZoomTo] = useState(1);
  const [page, setPage] = useState(1);
  const setZoom = (wanted: number) => setZoomTo(Math.min(mostZoom, Math.max(leastZoom, wanted)));
  const width = Math.floor(Math.min(room, widest) * zoom);
  const framesOf = () => [...(root.current?.querySelectorAll("[data-page]") ?? [])];
  const goTo = (number: number) =>
    framesOf()[Math.min(count, Math.max(1, number)) - 1]?.scrollIntoView({ block: "start" });

  useEffect(() => {
    if (!isLoaded) return undefined;
    const look = () => {
      const middle = innerHeight / 2;
      const at = framesOf().findIndex((frame) => frame.getBoundingClientRect().bottom > middle);
      setPage(at === -1 ? count : at + 1);
    };
    look();
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, [count, width, isLoaded]);

  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const acts: Record<string, () => void> = {
      ArrowLeft: () => goTo(page - 1),
      ArrowRight: () => goTo(page + 1),
      "+": () => setZoom(zoom * zoomStep),
      "=": () => setZoom(zoom * zoomStep),
      "-": () => setZoom(zoom / zoomStep),
      "0": () => setZoom(1),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    // The keys are a shortcut to buttons that stand in the bar.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKey}>
      <ViewerBar {...{ page, count, zoom, goTo, setZoom }} />
      <div
        ref={root}
        className={styles.pages}
        role="region"
        aria-label={t("pages")}
        aria-describedby="viewer-keys"
        // To scroll sideways and to press the keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {isLoaded && room > 0
          ? Array.from({ length: count }, (_, at) => (
              <PdfPage
                key={at + 1}
                number={at + 1}
                {...{ document: pdf, reader, count, width, ratio, onFailed }}
              />
            ))
          : null}
      </div>
      <p id="viewer-keys" className={styles.keys} data-no-print>
        {t("keys")}
      </p>
    </div>
  );
}

/** How wide the place for pages is, in pixels. */
function useRoom(root: { current: HTMLElement | null }): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    if (!root.current) return undefined;
    const observer = new ResizeObserver((entries) =>
      setRoom(Math.floor(entries.at(-1)?.contentRect.width ?? 0)),
    );
    observer.observe(root.current);
    return () => observer.disconnect();
  }, [root]);
  return room;
}

/** Height to width of the first page: what the others are taken for until they come. */
function useFirstRatio(
  pdf: PagesProps["phase"]["document"],
  onFailed: () => void,
): { isLoaded: boolean; ratio: number } {
  const [ratio, setRatio] = useState<number | null>(null);
  const failed = useRef(onFailed);
  failed.current = onFailed;
  useEffect(() => {
    let isOver = false;
    pdf.getPage(1).then(
      (first) => {
        const { width, height } = first.getViewport({ scale: 1 });
        if (!isOver) setRatio(height / width);
      },
      () => failed.current(),
    );
    return () => {
      isOver = true;
    };
  }, [pdf]);
  return { isLoaded: ratio !== null, ratio: ratio ?? 1.414 };
}
