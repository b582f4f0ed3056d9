import type { Problem } from "@/components/ui/api-client";
import { isOthersPage } from "@/components/ui/page-owner";
import { browserClock, type DraftClock } from "./draft-clock";
import {
  draftRules,
  type DraftFields,
  type DraftRules,
  type KeptCopy,
  type ServerValues,
  type Values,
} from "./draft-state";
import type { DraftTransport, LoadedDraft } from "./draft-transport";
import { factsAtFirst, viewOf, type DraftFacts, type DraftView } from "./draft-view";
import type { DraftCopies } from "./kept-copies";
import { conflictsIn, ownIn, refusedIn, retryDelay } from "./save-problem";

export const pauseBeforeSave = 800;
/** Somebody who never pauses is saved this often. */
export const longestWait = 5000;
const mostRounds = 6;

export type DraftSetUp<Held> = {
  fields: DraftFields<Held>;
  server: ServerValues;
  /** ISO, of the last save by anybody. */
  savedAt: string | null;
  transport: DraftTransport;
  copies: DraftCopies;
  clock?: DraftClock;
  /** It can only be read: what the browser kept is brought back to be looked at, and nothing is sent. */
  isClosed?: boolean;
};

/**
 * Keeps one form safe while it is written: a copy in the browser at every key, the changed values to the server after a
 * pause, one request at a time, merged with what others write. Nobody's saved words are written over unless the person
 * who does it saw them. Framework-free; the form subscribes.
 */
export class DraftKeeper<Held = unknown> {
  private readonly rules: DraftRules<Held>;
  private readonly transport: DraftTransport;
  private readonly copies: DraftCopies;
  private readonly clock: DraftClock;
  private facts: DraftFacts<Held>;
  private view: DraftView<Held>;
  private readonly listeners = new Set<() => void>();
  private cancelTimer: () => void = () => undefined;
  private firstUnsavedAt: number | null = null;
  private running: Promise<void> | null = null;
  private failures = 0;
  /** The server must be read before the next save: its revision is ahead of what stands here. */
  private behind = false;
  private isStopped = true;
  private readonly isClosed: boolean;

  constructor({ fields, server, savedAt, transport, copies, ...more }: DraftSetUp<Held>) {
    this.rules = draftRules(fields);
    this.transport = transport;
    this.copies = copies;
    this.clock = more.clock ?? browserClock;
    this.isClosed = more.isClosed ?? false;
    const { revision, values, own = [] } = server;
    this.facts = factsAtFirst({ revision, saved: values, own, fields: {} }, savedAt);
    this.view = viewOf(this.rules, this.facts);
  }

  /** Brings back what this browser kept. Before it nothing of the browser is touched, so the first paint is the server's. */
  readonly start = (): void => {
    this.isStopped = false;
    this.lookForCopies();
  };

  /** Adopts the copies of pages that are gone, and those that waited here for a field to be saved. */
  readonly lookForCopies = (): void => {
    if (!this.isStopped) this.copies.adopt(this.adopt);
  };

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly current = (): DraftView<Held> => this.view;

  /** The server's revision that this page has seen. */
  readonly revision = (): number => this.facts.state.revision;

  /** What the last attempt to save failed on; null once one succeeded. */
  readonly problem = (): Problem | null => this.facts.problem;

  readonly hasUnsaved = (): boolean => this.rules.unsavedKeys(this.facts.state).length > 0;

  readonly type = (key: string, value: unknown): void => {
    const { [key]: _settled, ...refused } = this.facts.refused;
    this.update({ state: this.rules.type(this.facts.state, key, value), refused });
    this.plan(pauseBeforeSave);
  };

  /** `seen`: the other's value by which the person chose; when it is no longer the newest, the newest is shown instead. */
  readonly settle = (key: string, choice: "mine" | "theirs", seen: unknown): void => {
    this.update({ state: this.rules.settle(this.facts.state, key, choice, seen) });
    this.plan(0);
    this.lookForCopies();
  };

  readonly forgetRestored = (): void => this.update({ restored: [] });

  /** Whether leaving would leave words behind that may still be sent. */
  readonly isWaiting = (): boolean => !this.isClosed && this.hasUnsaved();

  /** Gives up what was not saved, here and in the browser. */
  readonly discard = (): void =>
    this.update({ state: { ...this.facts.state, fields: {} }, restored: [] });

  /** Saves now whatever is unsaved; resolves when that was tried. `last`: the page is going away. */
  readonly flush = async (last = false): Promise<void> => {
    this.cancelTimer();
    while (this.running) await this.running;
    if (!this.mayTry()) return;
    this.running = this.saveAll(last).finally(() => {
      this.running = null;
      this.update({ isSaving: false });
    });
    await this.running;
    this.lookForCopies();
  };

  /** Looks whether somebody else wrote; silent when that fails. */
  readonly refresh = async (): Promise<void> => {
    if (this.running || this.facts.ended) return;
    const result = await this.transport.load();
    if (this.running || !result.ok) return;
    if (result.data.revision > this.facts.state.revision) this.take(result.data);
    else this.update({ others: result.data.others ?? [] });
  };

  /** The page goes; what is still unsaved stays in the browser for the next one. */
  readonly stop = (): void => {
    this.isStopped = true;
    this.cancelTimer();
    this.copies.leave();
  };

  private mayTry(): boolean {
    return !this.isClosed && this.facts.ended === null && (this.behind || this.hasUnsaved());
  }

  private readonly adopt = (copy: KeptCopy): KeptCopy | null => {
    const { state, rest, restored } = this.rules.adopt(this.facts.state, copy);
    const known = Object.values(state.fields).map(({ revision }) => revision);
    this.behind ||= Math.max(...known, 0) > state.revision;
    this.update({ state, restored: [...new Set([...this.facts.restored, ...restored])] });
    if (restored.length > 0) this.plan(0);
    return rest;
  };

  private plan(delay: number): void {
    this.cancelTimer();
    if (this.isStopped || !this.mayTry()) return;
    const now = this.clock.now();
    this.firstUnsavedAt ??= now;
    const rest = Math.max(0, this.firstUnsavedAt + longestWait - now);
    const wait = this.failures > 0 ? Math.max(delay, 0) : Math.min(delay, rest);
    this.cancelTimer = this.clock.after(wait, () => void this.flush());
  }

  private async saveAll(last: boolean): Promise<void> {
    this.firstUnsavedAt = null;
    for (let round = 0; round < mostRounds; round += 1) {
      if (this.behind && !(await this.catchUp())) return;
      const { values, held } = this.rules.changesToSend(this.facts.state);
      const sendable = Object.fromEntries(
        Object.entries(values).filter(([key]) => !Object.hasOwn(this.facts.refused, key)),
      );
      this.update({ held });
      if (Object.keys(sendable).length === 0) return;
      if ((await this.saveOnce(sendable, last)) === "stop") return;
    }
    this.plan(pauseBeforeSave);
  }

  private async saveOnce(values: Values, last: boolean): Promise<"look again" | "stop"> {
    const { revision } = this.facts.state;
    // Written down before it goes: should the page die now, the next one knows that these may have arrived.
    this.update({ state: this.rules.beforeSend(this.facts.state, values), isSaving: true });
    const result = await this.transport.save({ revision, values }, { last });
    if (!result.ok) return this.afterProblem(result.problem, values);
    const { data } = result;
    // Somebody else saved in between: their words must be read before the revision is taken over, or the next save could
    // write over them unseen. The new revision alone does not tell: a save that changes nothing does not count.
    this.behind = data.before !== revision;
    const next = this.behind ? revision : data.revision;
    this.failures = 0;
    this.update({
      state: this.rules.afterSave(this.facts.state, values, next),
      savedAt: data.savedAt,
      problem: null,
      others: data.others ?? [],
    });
    return "look again";
  }

  private async catchUp(): Promise<boolean> {
    const result = await this.transport.load();
    if (!result.ok) {
      this.afterProblem(result.problem, {});
      return false;
    }
    this.behind = false;
    this.take(result.data);
    return true;
  }

  private take({ others, ...server }: LoadedDraft): void {
    this.update({
      state: this.rules.merge(this.facts.state, server),
      problem: null,
      others: others ?? this.facts.others,
    });
  }

  private afterProblem(problem: Problem, sent: Values): "look again" | "stop" {
    const { state } = this.facts;
    const isAnswer = problem.status >= 400 && problem.status < 500;
    if (isAnswer) this.update({ state: this.rules.afterRefusal(state, sent) });
    const theirs = conflictsIn(problem);
    if (theirs) {
      this.behind = true;
      const known = this.rules.learn(this.facts.state, theirs, ownIn(problem));
      this.update({ state: known, problem: null });
      return "look again";
    }
    const refused = refusedIn(problem, Object.keys(sent));
    if (refused) {
      this.update({ refused: { ...this.facts.refused, ...refused }, problem: null });
      return "look again";
    }
    // Another session's page only waits: once its own person is back, the words go on.
    if ([403, 404, 409, 422].includes(problem.status) && !isOthersPage(problem)) {
      this.update({ ended: problem, problem });
      return "stop";
    }
    this.update({ problem });
    this.plan(retryDelay(problem, this.failures));
    this.failures += 1;
    return "stop";
  }

  private update(change: Partial<DraftFacts<Held>>): void {
    const before = this.facts.state;
    this.facts = { ...this.facts, ...change };
    this.view = viewOf(this.rules, this.facts);
    if (this.facts.state !== before) {
      const at = new Date(this.clock.now()).toISOString();
      this.copies.write(this.rules.copyToKeep(this.facts.state, at));
    }
    for (const listener of this.listeners) listener();
  }
}
