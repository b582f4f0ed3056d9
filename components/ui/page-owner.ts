/**
 * Whom this page was made for: the person and the membership that were signed in when it was loaded. A page stays theirs
 * for as long as it stands open, whoever signs in in another tab: every request carries it, and the server answers another
 * session's page with 409. The twin on the server is lib/platform/page-owner.ts.
 */
const header = "X-Page-Of";
/** Where pages of one browser tell each other whose page was loaded last. */
const lastLoaded = "page-of";

const codes: readonly string[] = ["platform.other_person", "platform.other_membership"];

let owner: string | null = null;
const listeners = new Set<() => void>();
const waiting = new Set<() => void>();

/** True for the refusal of a page that belongs to another session than the browser's present one. Nothing was written. */
export const isOthersPage = ({ code }: { code: string }): boolean => codes.includes(code);

/** Says whose page this is, once a page load: `<person>.<membership>`, or `nobody`. False when it is already another's. */
export function belongTo(of: string): boolean {
  owner ??= of;
  return owner === of;
}

/** What every request carries besides its own. */
export const ownerHeader = (): Record<string, string> => (owner ? { [header]: owner } : {});

/** Goes on as whom the answer names, after an act of this page that changed under which membership its reader acts. */
export function goOnAs(headers: Pick<Headers, "get">): void {
  const named = headers.get(header);
  if (named === null) return;
  owner = named;
  tellOthers();
}

/** Passes a problem on, and has the page ask whose browser this is when the problem says that it is another's. */
export function hearProblem<P extends { code: string }>(problem: P): P {
  if (isOthersPage(problem)) for (const listener of listeners) listener();
  return problem;
}

/** Tells the other open pages of this browser whose page was loaded, so that they look whether they still may write. */
export function tellOthers(): void {
  try {
    if (owner) localStorage.setItem(lastLoaded, owner);
  } catch {
    // No storage in this window: the others hear it from the server when they write.
  }
}

/**
 * True when the last page that this browser loaded was another's: whose session it is must be asked, and nothing may be
 * drawn anew by itself, because it would be drawn for them.
 */
export function mayBeAnothers(): boolean {
  try {
    return localStorage.getItem(lastLoaded) !== owner;
  } catch {
    return false;
  }
}

/** Calls `doubt` whenever this page may have become another's: the server said so, or another page was loaded for another. */
export function onDoubt(doubt: () => void): () => void {
  const look = () => {
    if (document.visibilityState === "visible" && mayBeAnothers()) doubt();
  };
  const heard = ({ key }: StorageEvent) => {
    if (key === lastLoaded) doubt();
  };
  listeners.add(doubt);
  window.addEventListener("storage", heard);
  window.addEventListener("focus", look);
  window.addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    listeners.delete(doubt);
    window.removeEventListener("storage", heard);
    window.removeEventListener("focus", look);
    window.removeEventListener("pageshow", look);
    document.removeEventListener("visibilitychange", look);
  };
}

/** Whether this page was made for `of`. */
export const isOwner = (of: string): boolean => owner === of;

/** Tells those who wait that the browser is the page's own again. */
export function ownAgain(): void {
  for (const listener of waiting) listener();
}

/** Calls `again` whenever the browser is the page's own again: what could not be written may be tried. */
export function onOwnAgain(again: () => void): () => void {
  waiting.add(again);
  return () => {
    waiting.delete(again);
  };
}
