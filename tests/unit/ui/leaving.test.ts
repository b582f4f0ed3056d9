import { expect, it, vi } from "vitest";
import { WordsOfWindow, type OpenWords } from "@/components/ui/leaving/open-words";
import { SeenPages } from "@/components/ui/leaving/seen-pages";

const typed: OpenWords = { isOpen: () => true };
const sent: OpenWords = { isOpen: () => false };
const draft = (answered: boolean | Promise<boolean>): OpenWords => ({
  isOpen: () => true,
  send: async () => answered,
});

it("only open words that nothing else keeps are asked about, and only on leaving their page", () => {
  const words = new WordsOfWindow();
  words.watch(sent, "/a");
  words.watch(draft(true), "/a");
  expect(words.wouldLose("/b")).toBe(false);
  const forget = words.watch(typed, "/a?tab=one");
  expect(words.wouldLose("/b")).toBe(true);
  expect(words.wouldLose("/a")).toBe(true);
  expect(words.wouldLose("/a?tab=one")).toBe(false);
  forget();
  expect(words.wouldLose("/b")).toBe(false);
});

it("a page stays while words on their way have no answer, be it none at all or none in time", async () => {
  vi.useFakeTimers();
  const words = new WordsOfWindow();
  words.watch(typed, "/a");
  expect(await words.sendAll()).toBe(true);
  const forget = words.watch(draft(false), "/a");
  expect(await words.sendAll()).toBe(false);
  forget();
  words.watch(draft(new Promise(() => undefined)), "/a");
  const waiting = words.sendAll(3000);
  await vi.advanceTimersByTimeAsync(3000);
  expect(await waiting).toBe(false);
  vi.useRealTimers();
});

it("a page is outdated once anything was written since it was fetched, and a page with a form always", () => {
  const pages = new SeenPages();
  pages.noteForm("/form");
  expect(pages.isOutdated("/list")).toBe(false);
  expect(pages.isOutdated("/form")).toBe(true);
  pages.noteWrite();
  expect(pages.isOutdated("/list")).toBe(true);
  pages.noteFetch("/list");
  pages.noteFetch("/form");
  expect(pages.isOutdated("/list")).toBe(false);
  expect(pages.isOutdated("/form")).toBe(true);
});
