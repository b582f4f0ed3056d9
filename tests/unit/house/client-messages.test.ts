import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

/** The file of an import specifier, or null for a package. */
function resolveImport(from: string, specifier: string): string | null {
  const base = specifier.startsWith("@/")
    ? path.join(root, specifier.slice(2))
    : specifier.startsWith(".")
      ? path.resolve(path.dirname(from), specifier)
      : null;
  if (!base) return null;
  return (
    [base, `${base}.tsx`, `${base}.ts`].find((file) => /\.tsx?$/.test(file) && existsSync(file)) ??
    null
  );
}

interface Seen {
  /** Places that client components read, with the component. */
  needed: Map<string, string>;
  given: Set<string>;
}

/** `reviews.form`; a whole namespace counts as the parts that the file asks for: `decisions` with t("panel.title"). */
function placesIn(text: string): string[] {
  return [...text.matchAll(/useTranslations\(\s*"([^"]+)"/g)].flatMap(([, place = ""]) =>
    place.includes(".")
      ? [place]
      : [...text.matchAll(/\bt\(\s*["`]([A-Za-z_]+)/g)].map(([, part]) => `${place}.${part}`),
  );
}

/** Everything a page draws with, through its imports. */
function walk(file: string, inClient: boolean, seen: Seen, visited: Set<string>): void {
  const text = readFileSync(file, "utf8");
  const isClient = inClient || /^["']use client["']/.test(text);
  const key = `${isClient} ${file}`;
  if (visited.has(key)) return;
  visited.add(key);
  for (const [, list] of text.matchAll(/<ClientMessages\s+namespaces=\{\[([^\]]*)\]\}/g))
    for (const [, name] of (list ?? "").matchAll(/"([^"]+)"/g)) if (name) seen.given.add(name);
  if (isClient)
    for (const place of placesIn(text)) seen.needed.set(place, path.relative(root, file));
  for (const [, specifier] of text.matchAll(/^import (?!type )[^;]*?from "([^"]+)";/gms)) {
    const target = specifier ? resolveImport(file, specifier) : null;
    if (target && /(components|app)\//.test(path.relative(root, target)))
      walk(target, isClient, seen, visited);
  }
}

const pages = globSync("app/**/page.tsx", { cwd: root });

test("there are pages to look at", () => {
  expect(pages.length).toBeGreaterThan(40);
});

test.each(pages)("%s hands its client components the messages they read", (page) => {
  const seen: Seen = { needed: new Map(), given: new Set(["ui"]) };
  walk(path.join(root, page), false, seen, new Set());
  const missing = [...seen.needed].filter(
    ([place]) => ![...seen.given].some((part) => place === part || place.startsWith(`${part}.`)),
  );
  expect(missing).toEqual([]);
});
