import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { pageOwnerHeader } from "@/lib/platform/page-owner";

const root = path.resolve(import.meta.dirname, "../../..");
const sources = globSync(["components/**/*.{ts,tsx}", "app/**/*.{ts,tsx}"], { cwd: root }).map(
  (file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }),
);

it("a browser's requests leave from four places, and each says whose page it is", () => {
  const senders = sources.filter(({ text }) =>
    /(?<![\w.])fetch\(|new XMLHttpRequest|sendBeacon|new EventSource|new WebSocket/.test(text),
  );
  expect(senders.map(({ file }) => file).toSorted()).toEqual([
    "components/documents/use-copy.ts",
    "components/imports/upload-form.tsx",
    "components/ui/api-client.ts",
    "components/ui/upload-file.ts",
  ]);
  const silent = senders.filter(
    ({ text }) => !/ownerHeader\(\)/.test(text) || !/hearProblem\(/.test(text),
  );
  expect(silent).toEqual([]);
});

it("only what asks who is signed in leaves out whose page it is", () => {
  const asking = sources.filter(({ text }) => /asWhoever: true/.test(text));
  expect(asking.map(({ file }) => file).toSorted()).toEqual([
    "components/accounts/lost-or-elsewhere.tsx",
    "components/accounts/use-present.ts",
  ]);
});

it("nothing that draws a page anew by itself does so when it may be another's by now", () => {
  const polling = sources.filter(
    ({ text }) => /set(?:Interval|Timeout)\(/.test(text) && /router\.refresh\(/.test(text),
  );
  const byRequest = ({ text }: { text: string }) => /request<[^>]+>\("GET"/.test(text);
  expect(polling.length).toBeGreaterThan(1);
  expect(
    polling
      .filter((source) => !byRequest(source) && !/mayBeAnothers\(\)/.test(source.text))
      .map(({ file }) => file),
  ).toEqual([]);
});

it("no form is sent by the browser itself but a search", () => {
  const forms = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/<form\b[^>]*>/g)].map(([tag]) => ({ file, tag })),
  );
  expect(forms.length).toBeGreaterThan(5);
  expect(
    forms.filter(({ tag }) => /method="(?!get")|formAction|action=\{\w+Action/.test(tag)),
  ).toEqual([]);
});

it("browser and server write the header alike", () => {
  const twin = readFileSync(path.join(root, "components/ui/page-owner.ts"), "utf8");
  expect(/const header = "([^"]+)"/.exec(twin)?.[1]?.toLowerCase()).toBe(pageOwnerHeader);
});
