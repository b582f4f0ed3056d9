"use client";

import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type CSSProperties } from "react";
import type { PdfReader } from "./open-pdf";
import styles from "./viewer.module.css";

type PdfPageProps = {
  document: PDFDocumentProxy;
  reader: PdfReader;
  /** From 1. */
  number: number;
  count: number;
  /** Pixels a page is wide; as high as it is. */
  width: number;
  /** Height to width, until the page itself is known. */
  ratio: number;
  onFailed: () => void;
};

/** Larger canvases are refused by some browsers, and no eye needs them. */
const mostPixels = 16_000_000;

/** Draws the page and lays its words over it, to be heard, searched and copied. Returns how to stop. */
async function draw(
  { reader }: Pick<PdfPageProps, "reader">,
  page: PDFPageProxy,
  width: number,
  canvas: HTMLCanvasElement,
  words: HTMLDivElement,
  signal: AbortSignal,
): Promise<void> {
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: width / natural.width });
  const density = Math.min(
    devicePixelRatio || 1,
    Math.sqrt(mostPixels / (viewport.width * viewport.height)),
  );
  canvas.width = Math.floor(viewport.width * density);
  canvas.height = Math.floor(viewport.height * density);
  const task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
  words.replaceChildren();
  const layer = new reader.TextLayer({
    textContentSource: page.streamTextContent(),
    container: words,
    viewport,
  });
  signal.addEventListener("abort", () => {
    task.cancel();
    layer.cancel();
  });
  await Promise.all([task.promise, layer.render()]);
}

/** One page; drawn while it is near the window, and only its frame otherwise. */
export function PdfPage(props: PdfPageProps) {
  const { document, reader, number, count, width, onFailed } = props;
  const t = useTranslations("files.viewer");
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [ratio, setRatio] = useState(props.ratio);
  const [scale, setScale] = useState(1);
  const [isNear, setNear] = useState(false);
  const [state, setState] = useState<"waiting" | "drawn" | "failed">("waiting");
  const failed = useRef(onFailed);
  failed.current = onFailed;

  useEffect(() => {
    if (!frame.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: "80% 0px" },
    );
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!isNear || width <= 0) return undefined;
    const stop = new AbortController();
    const start = async () => {
      const page = await document.getPage(number);
      if (stop.signal.aborted || !canvas.current || !words.current) return;
      const { width: wide, height } = page.getViewport({ scale: 1 });
      setRatio(height / wide);
      setScale(width / wide);
      await draw({ reader }, page, width, canvas.current, words.current, stop.signal);
      if (!stop.signal.aborted) setState("drawn");
    };
    start().catch(() => {
      if (stop.signal.aborted) return;
      setState("failed");
      failed.current();
    });
    return () => stop.abort();
  }, [document, reader, number, width, isNear]);

  const look = {
    width,
    height: width * ratio,
    "--total-scale-factor": scale,
    "--scale-round-x": "1px",
    "--scale-round-y": "1px",
  } as CSSProperties;
  return (
    <section
      ref={frame}
      className={styles.page}
      style={look}
      data-page={number}
      aria-label={t("pageLabel", { number, count })}
    >
      {isNear ? (
        <>
          <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
          <div ref={words} className={styles.words} dir="ltr" />
        </>
      ) : null}
      {state === "drawn" ? null : (
        <p className={styles.state}>
          {t(state === "failed" ? "pageFailed" : "pageLoading", { number })}
        </p>
      )}
    </section>
  );
}
