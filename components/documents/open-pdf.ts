import type { PDFDocumentLoadingTask } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The reader of PDFs, loaded when the first document is opened. */
export type PdfReader = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

let reader: Promise<PdfReader> | undefined;

export function loadReader(): Promise<PdfReader> {
  reader ??= import("pdfjs-dist/legacy/build/pdf.mjs").then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = `${assets(loaded)}/legacy/build/pdf.worker.min.mjs`;
    return loaded;
  });
  return reader;
}

/** Our own copies of what the reader needs beside itself; its version stands in the path, so that they are kept. */
const assets = ({ version }: PdfReader): string => `/api/pdfjs/${version}`;

/**
 * Opens a PDF by ranges, as its pages are looked at: nothing of a page that was not looked at is asked for. No scripts, no
 * forms that act, no evaluation.
 */
export function openPdf(loaded: PdfReader, url: string): PDFDocumentLoadingTask {
  const own = `${location.origin}${assets(loaded)}`;
  return loaded.getDocument({
    url: new URL(url, location.href).href,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    disableWorkerRendering: true,
    cMapUrl: `${own}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${own}/standard_fonts/`,
    wasmUrl: `${own}/wasm/`,
    iccUrl: `${own}/iccs/`,
    verbosity: 0,
  });
}
