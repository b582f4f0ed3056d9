import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { keptCopies } from "@/components/ui/draft/kept-copies";
import type { KeptCopy } from "@/components/ui/draft/draft-state";

/** A browser's storage: one for all its pages. */
class MapStorage {
  readonly map = new Map<string, string>();
  get length(): number {
    return this.map.size;
  }
  readonly key = (at: number) => [...this.map.keys()][at] ?? null;
  readonly getItem = (key: string) => this.map.get(key) ?? null;
  readonly setItem = (key: string, value: string) => void this.map.set(key, value);
  readonly removeItem = (key: string) => void this.map.delete(key);
}

const copyOf = (typed: string): KeptCopy => ({
  at: "2026-11-22T06:02:31.000Z",
  fields: { title: { typed, base: null, revision: 0, sent: [] } },
});

let forms = 0;

/** One browser with locks of its own kind, and pages of one form that say what they were handed. */
function aBrowser(locks: LockManager | null = navigator.locks) {
  const storage = new MapStorage();
  const name = `draft/form-${(forms += 1)}`;
  let pages = 0;
  return {
    storage,
    /** `rest`: what the page gives back of the first copies it is handed. */
    open: (rest: KeptCopy | null = null) => {
      const copies = keptCopies(name, {
        storage,
        locks: locks ?? undefined,
        page: `page-${(pages += 1)}`,
      });
      const taken: unknown[] = [];
      const take = (copy: KeptCopy, back: KeptCopy | null) => {
        taken.push(copy.fields.title?.typed);
        return back;
      };
      const adopt = () => copies.adopt((copy) => take(copy, null));
      copies.adopt((copy) => take(copy, rest));
      return { ...copies, adopt, taken };
    },
  };
}

/** Long enough for a lock to be given. */
const aMoment = () => setTimeout(20);

it("an open page's copy is its own, and is handed over as soon as the page is gone", async () => {
  const { storage, open } = aBrowser();
  const first = open();
  first.write(copyOf("in the first"));
  const second = open();
  await aMoment();
  expect(second.taken).toEqual([]);
  first.leave();
  await aMoment();
  expect(second.taken).toEqual(["in the first"]);
  expect(storage.length).toBe(0);
});

it("two open pages never wipe each other's copy", async () => {
  const { storage, open } = aBrowser();
  const [first, second] = [open(), open()];
  first.write(copyOf("in the first"));
  second.write(copyOf("in the second"));
  second.write(null);
  expect([...storage.map.values()].map((text) => JSON.parse(text) as unknown)).toEqual([
    copyOf("in the first"),
  ]);
});

it("what a page cannot take yet waits and is handed over again", async () => {
  const { storage, open } = aBrowser();
  const gone = open();
  gone.write(copyOf("left behind"));
  gone.leave();
  const page = open(copyOf("waits"));
  await aMoment();
  expect(storage.length).toBe(1);
  page.adopt();
  await aMoment();
  expect(page.taken).toEqual(["left behind", "waits"]);
  expect(storage.length).toBe(0);
});

it("only one of two waiting pages is handed the copy", async () => {
  const { open } = aBrowser();
  const gone = open();
  gone.write(copyOf("left behind"));
  const [one, other] = [open(), open()];
  gone.leave();
  await aMoment();
  expect([...one.taken, ...other.taken]).toEqual(["left behind"]);
});

it("a page that has gone puts back no copy that another took, and still removes its own", async () => {
  const { storage, open } = aBrowser();
  const gone = open();
  gone.write(copyOf("on its way"));
  gone.leave();
  gone.write(copyOf("on its way, later"));
  expect(storage.length).toBe(1);
  gone.write(null);
  gone.write(copyOf("too late"));
  expect(storage.length).toBe(0);
});

it("without locks a page that opens takes what is there, and later ones are left alone", async () => {
  const { open } = aBrowser(null);
  const gone = open();
  gone.write(copyOf("left behind"));
  const page = open();
  expect(page.taken).toEqual(["left behind"]);
  gone.write(copyOf("still typing"));
  page.adopt();
  expect(page.taken).toEqual(["left behind"]);
});

it("broken storage and broken copies stop nobody", () => {
  const { storage, open } = aBrowser(null);
  storage.map.set(`draft/form-${forms}/page-0`, "{ not a copy");
  const full = () => {
    throw new Error("quota exceeded");
  };
  Object.assign(storage, { setItem: full });
  const page = open();
  page.write(copyOf("typed"));
  expect(page.taken).toEqual([]);
});
