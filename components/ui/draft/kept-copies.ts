import { z } from "zod";
import type { KeptCopy } from "./draft-state";

const keptCopySchema = z.strictObject({
  at: z.iso.datetime(),
  fields: z.record(
    z.string().max(200),
    z.strictObject({
      typed: z.unknown(),
      base: z.unknown(),
      revision: z.int().min(0),
      sent: z.array(z.unknown()),
    }),
  ),
});

/**
 * Copies of unsaved words outside the page. Each open page has one of its own, so that two of them never wipe each
 * other's. Writing may fail (private windows, full storage) and must not throw.
 */
export type DraftCopies = {
  write: (copy: KeptCopy | null) => void;
  /** Hands over the copies of pages that are gone, now and as they go; what `take` gives back waits for the next call. */
  adopt: (take: (copy: KeptCopy) => KeptCopy | null) => void;
  /** This page goes; its copy, if any, may be adopted by another. */
  leave: () => void;
};

type CopyStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** `page` tells two open pages of one browser apart; a reloaded page is another one. */
type Place = {
  storage: CopyStorage;
  locks: Pick<LockManager, "request"> | undefined;
  page: string;
};

/**
 * Copies under `<name>/<page>`. A page holds the lock of its copy's name for as long as it lives, whatever ends it; so
 * the one who gets that lock knows that nobody else minds the copy. Where the browser has no locks (plain http), a page
 * that opens takes every copy to be left behind: the worst that comes of it is a question which of two own texts to keep.
 */
export function keptCopies(name: string, { storage, locks, page }: Place): DraftCopies {
  const own = `${name}/${page}`;
  const waiting = new Set<string>();
  let leaving: AbortController | null = null;

  const read = (key: string): KeptCopy | null => {
    try {
      const parsed = keptCopySchema.safeParse(JSON.parse(storage.getItem(key) ?? "null"));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  };
  const write = (key: string, copy: KeptCopy | null) => {
    try {
      if (copy) storage.setItem(key, JSON.stringify(copy));
      else storage.removeItem(key);
    } catch {
      // No storage in this window: the text still stands on the page, and the server gets it in a moment.
    }
  };
  const left = () =>
    keysOf(storage).filter((key) => key.startsWith(`${name}/`) && key !== own && !waiting.has(key));
  const hold = (): void => {
    const { signal } = (leaving = new AbortController());
    void locks?.request(own, () => new Promise<void>((done) => whenAborted(signal, done)));
  };

  return {
    write: (copy) => {
      // Once left, the copy may be another page's already: then it is not put back.
      if (leaving || copy === null || read(own)) write(own, copy);
    },
    adopt: (take) => {
      const isFirst = leaving === null;
      if (isFirst) hold();
      const visit = (key: string) => {
        waiting.delete(key);
        const copy = read(key);
        if (copy) write(key, take(copy));
      };
      for (const key of left()) {
        if (!locks && isFirst) visit(key);
        if (!locks || !leaving) continue;
        waiting.add(key);
        void locks
          .request(key, { signal: leaving.signal }, () => visit(key))
          .catch(() => waiting.delete(key));
      }
    },
    leave: () => {
      leaving?.abort();
      leaving = null;
    },
  };
}

/** The copies of this browser, for the page that is open now. In private windows without storage nothing is kept. */
export function browserCopies(name: string): DraftCopies {
  const page = Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36));
  const locks = "locks" in navigator ? navigator.locks : undefined;
  try {
    return keptCopies(name, { storage: localStorage, locks, page: page.join("") });
  } catch {
    return noCopies;
  }
}

/** For a form that is only read. */
export const noCopies: DraftCopies = {
  write: () => undefined,
  adopt: () => undefined,
  leave: () => undefined,
};

const keysOf = (storage: CopyStorage): string[] =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");

function whenAborted(signal: AbortSignal, done: () => void): void {
  if (signal.aborted) done();
  else signal.addEventListener("abort", done, { once: true });
}
