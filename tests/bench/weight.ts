import { gzipSync } from "node:zlib";
import { weight } from "./budgets";
import type { Asked } from "./load";

export interface PageWeight {
  /** Kilobytes, gzipped. */
  html: number;
  script: number;
  style: number;
  elements: number;
  held: boolean;
}

/** What a browser with an empty cache gets of a page: its HTML, and the scripts and styles that the HTML names. */
export async function weighPage(asked: Asked): Promise<PageWeight> {
  const get = async (at: string) => {
    const answer = await fetch(new URL(at, asked.origin), {
      headers: asked.cookie ? { cookie: asked.cookie } : {},
    });
    if (!answer.ok) throw new Error(`${at}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  const page = await get(asked.paths[0] ?? "");
  const text = page.toString("utf8");
  const named = (ending: string) =>
    new Set(
      [...text.matchAll(new RegExp(`(?:src|href)="(/_next/[^"]+\\.${ending}[^"]*)"`, "g"))].flatMap(
        ([, file]) => (file ? [file.replaceAll("&amp;", "&")] : []),
      ),
    );
  const kilobytes = async (files: Iterable<string>) => {
    let bytes = 0;
    for (const file of files) bytes += gzipSync(await get(file)).length;
    return Math.round(bytes / 1024);
  };
  const html = Math.round(gzipSync(page).length / 1024);
  const script = await kilobytes(named("js"));
  const style = await kilobytes(named("css"));
  const elements = (text.replace(/<script[\s\S]*?<\/script>/g, "").match(/<[a-z]/g) ?? []).length;
  const held =
    html <= weight.html &&
    script <= (asked.cookie ? weight.script : weight.publicScript) &&
    style <= weight.style &&
    elements <= weight.elements;
  return { html, script, style, elements, held };
}
