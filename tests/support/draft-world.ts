import { localProblem, type Result } from "@/components/ui/api-client";
import { DraftKeeper } from "@/components/ui/draft/draft-keeper";
import type { LoadedDraft, SaveAnswer } from "@/components/ui/draft/draft-transport";
import { DraftBrowser } from "./draft-browser";
import { DraftServer, problem } from "./draft-server";

export const draftKeys = ["title", "notes"] as const;
export type DraftKey = (typeof draftKeys)[number];

type Asked = Result<SaveAnswer> | Result<LoadedDraft>;

/** One request on its way: what the server will do, whether it did, and who waits for the answer. */
type Flight = {
  page: Page;
  atServer: () => Asked;
  answer: Asked | null;
  give: (got: Asked) => void;
};

export type Page = { keeper: DraftKeeper<never>; device: number; isDead: boolean };

const fields = {
  keys: draftKeys,
  isSame: (_key: string, one: unknown, other: unknown) => one === other,
  toStore: (_key: string, value: unknown) => ({ ok: true as const, value }),
};

/** Each person has two devices. */
const personOf = (device: number): string => `person-${device >> 1}`;

/** No timer ever fires by itself here: every attempt is a step of the test. */
const stillClock = { now: () => 0, after: () => () => undefined };

/**
 * Some devices with pages of one form, and requests that arrive and are answered when the test says so. It keeps two
 * books of its own: on which shown text every text was typed or chosen, and which typed words nobody has given up.
 */
export class DraftWorld {
  readonly server = new DraftServer();
  readonly pages: Page[] = [];
  readonly flights: Flight[] = [];
  private readonly browsers: DraftBrowser[];
  private readonly seenUnder = new Map<unknown, Set<unknown>>();
  private readonly words = new Map<unknown, { key: DraftKey; device: number }>();
  private typed = 0;

  constructor(devices: number) {
    this.browsers = Array.from({ length: devices }, () => new DraftBrowser());
  }

  /** `stepsBack`: the page is shown as it was so many revisions ago, as a browser's Back may do. */
  open(device: number, stepsBack = 0): void {
    const browser = this.browsers[device];
    const mine = this.pages.filter((page) => page.device === device);
    if (!browser || mine.length >= 2) return;
    const server = this.server.shownTo(
      personOf(device),
      Math.max(0, this.server.revision - stepsBack),
    );
    const page: Page = {
      device,
      isDead: false,
      keeper: this.keeperOf(() => page, server, browser),
    };
    this.pages.push(page);
    page.keeper.start();
  }

  private keeperOf(page: () => Page, server: LoadedDraft, browser: DraftBrowser) {
    return new DraftKeeper<never>({
      fields,
      server,
      savedAt: null,
      clock: stillClock,
      copies: browser.open(),
      transport: {
        save: (body) => this.fly(page(), () => this.server.save(body, personOf(page().device))),
        load: () => this.fly(page(), () => this.server.load(personOf(page().device))),
      },
    });
  }

  private fly<T extends Asked>(page: Page, atServer: () => T): Promise<T> {
    return new Promise((resolve) => {
      // Only what atServer gives, or a problem, which every Result may be, is ever given back.
      this.flights.push({ page, atServer, answer: null, give: (got) => resolve(got as T) });
    });
  }

  /** `close` sends the rest first; a crash does not; a page that is left for another of the portal hears its answers. */
  end(page: Page, how: "close" | "crash" | "leave"): void {
    if (how !== "crash") void page.keeper.flush(how === "close");
    page.keeper.stop();
    page.isDead = how !== "leave";
    this.pages.splice(this.pages.indexOf(page), 1);
  }

  type(page: Page, key: DraftKey): void {
    this.typed += 1;
    const word = `${key} ${this.typed}`;
    this.putDown(page, key, word);
  }

  /** Types the text again that stood in the field before. */
  undo(page: Page, key: DraftKey): void {
    const [before] = this.seenUnder.get(page.keeper.current().typed[key]) ?? [];
    if (typeof before === "string") this.putDown(page, key, before);
  }

  private putDown(page: Page, key: DraftKey, word: string): void {
    const shown = page.keeper.current().typed[key];
    this.saw(word, shown);
    this.words.delete(shown);
    if (word !== this.server.values[key]) this.words.set(word, { key, device: page.device });
    page.keeper.type(key, word);
  }

  settle(page: Page, key: DraftKey, choice: "mine" | "theirs"): void {
    const { conflicts, typed } = page.keeper.current();
    if (!Object.hasOwn(conflicts, key)) return;
    if (choice === "mine") this.saw(typed[key], conflicts[key]);
    else this.words.delete(typed[key]);
    page.keeper.settle(key, choice, conflicts[key]);
  }

  private saw(word: unknown, shown: unknown): void {
    const known = this.seenUnder.get(word) ?? new Set();
    if (shown !== word) known.add(shown ?? null);
    this.seenUnder.set(word, known);
  }

  arrive(flight: Flight): void {
    flight.answer ??= flight.atServer();
    for (const { value } of this.server.history) this.words.delete(value);
  }

  /** Gives the page its answer: the server's, or that none came. A request without an answer may still arrive later. */
  answer(flight: Flight, how: "answered" | "lost" | "signedOut"): void {
    const refused = { ok: false as const, problem: problem(401) };
    const lost = { ok: false as const, problem: localProblem("offline") };
    const isRefused = how === "signedOut" && flight.answer === null;
    if (how === "answered") this.arrive(flight);
    const got = isRefused ? refused : how === "answered" ? (flight.answer ?? lost) : lost;
    if (how === "answered" || isRefused) this.flights.splice(this.flights.indexOf(flight), 1);
    if (!flight.page.isDead) flight.give(got);
  }

  /** Saved texts that were replaced by a text whose writer was never shown them. */
  unseenLosses(): { key: string; value: unknown; before: unknown }[] {
    return this.server.history.filter(
      ({ value, before }) => before !== null && !this.reaches(value, before),
    );
  }

  private reaches(from: unknown, to: unknown): boolean {
    const found = new Set([from]);
    for (const each of found) for (const shown of this.seenUnder.get(each) ?? []) found.add(shown);
    return found.has(to);
  }

  /** Typed words that neither the server ever had, nor the browser keeps, nor anybody gave up. */
  lostWords(): unknown[] {
    return [...this.words].flatMap(([word, { key, device }]) => {
      const kept = [...(this.browsers[device]?.kept.values() ?? [])];
      return kept.some((copy) => copy.fields[key]?.typed === word) ? [] : [word];
    });
  }

  /** Pages that call themselves saved while a word typed there waits. */
  falseComfort(): unknown[] {
    return this.pages.flatMap(({ keeper }) => {
      const { status, typed } = keeper.current();
      const isCalm = status.kind === "saved" || status.kind === "idle";
      return isCalm
        ? draftKeys.map((key) => typed[key]).filter((word) => this.words.has(word))
        : [];
    });
  }

  /** Conflicts that name the wrong person: oneself for another's text, or another for one's own. */
  falseAccusations(): unknown[] {
    return this.pages.flatMap(({ keeper, device }) => {
      const { conflicts, ownConflicts } = keeper.current();
      return Object.entries(conflicts).filter(([key, theirs]) => {
        const writers = this.server.said.filter((one) => one.key === key && one.value === theirs);
        const isOwn = ownConflicts.includes(key);
        return !writers.some(({ by }) => (by === personOf(device)) === isOwn);
      });
    });
  }

  keptCopies(): number {
    return this.browsers.reduce((sum, { kept }) => sum + kept.size, 0);
  }
}
