import type { Problem, Result } from "@/components/ui/api-client";
import type { SaveStatus } from "@/components/ui/save-state";
import type { AnswerProblem } from "@/lib/applications/answer-values";
import {
  afterSave,
  changesToSend,
  copyToKeep,
  mergeServer,
  openDraft,
  settleConflict,
  typeAnswer,
  unsavedKeys,
  withConflicts,
  type Answers,
  type KeptCopy,
  type SectionDraft,
  type ServerSection,
} from "@/lib/applications/draft-changes";
import type { Question } from "@/lib/programmes/schema";

export type SaveAnswer = { revision: number; savedAt: string; others: string[] };

/** `others`: teammates who wrote here within the last minute. */
export type LoadedSection = ServerSection & { others?: string[] };

/** How the section is saved and read; `last`: the page is going away. */
export type DraftTransport = {
  save: (
    body: { revision: number; answers: Answers },
    options: { last: boolean },
  ) => Promise<Result<SaveAnswer>>;
  load: () => Promise<Result<LoadedSection>>;
};

/** The copy in this browser. Writing may fail (private windows, full storage) and must not throw. */
export type DraftStore = {
  read: () => KeptCopy | null;
  write: (copy: KeptCopy | null) => void;
};

export type DraftView = {
  draft: SectionDraft;
  status: SaveStatus;
  /** Teammates who saved this section within the last minute. */
  others: readonly string[];
  /** Questions whose text was kept in this browser and stands here again. */
  restored: readonly string[];
  /** Answers that cannot be stored as they are, by question. */
  held: Readonly<Record<string, AnswerProblem>>;
  /** Sentences of the server about single answers, by question. */
  refused: Readonly<Record<string, string>>;
  /** Nothing more can be saved here: the deadline passed, the section was closed, rights ended. */
  ended: Problem | null;
};

export const pauseBeforeSave = 800;
/** Somebody who never pauses is saved this often. */
export const longestWait = 5000;
const retryDelays = [2000, 4000, 8000, 15_000, 30_000];
const mostRounds = 6;

type Timer = ReturnType<typeof setTimeout>;

/**
 * Keeps one section safe while it is written: a copy in the browser at every key, the changed answers to the server
 * after a pause, one request at a time, merged with what teammates write. Framework-free; the form subscribes.
 */
export class DraftKeeper {
  private view: DraftView;
  private readonly listeners = new Set<() => void>();
  private timer: Timer | undefined;
  private firstUnsavedAt: number | null = null;
  private running: Promise<void> | null = null;
  private failures = 0;
  /** The server's section must be read before the next save: its revision is ahead of what stands here. */
  private behind = false;

  constructor(
    private readonly questions: readonly Question[],
    server: ServerSection,
    private readonly transport: DraftTransport,
    private readonly store: DraftStore,
    savedAt: string | null,
  ) {
    const { draft, restored } = openDraft(questions, server, store.read());
    this.view = {
      draft,
      restored,
      status: savedAt ? { kind: "saved", at: savedAt } : { kind: "idle" },
      others: [],
      held: {},
      refused: {},
      ended: null,
    };
    this.update({});
    if (restored.length > 0) this.plan(0);
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly current = (): DraftView => this.view;

  readonly hasUnsaved = (): boolean => unsavedKeys(this.questions, this.view.draft).length > 0;

  readonly type = (key: string, value: unknown): void => {
    const { [key]: _settled, ...refused } = this.view.refused;
    this.update({ draft: typeAnswer(this.view.draft, key, value), refused });
    this.plan(pauseBeforeSave);
  };

  readonly settle = (key: string, choice: "mine" | "theirs"): void => {
    this.update({ draft: settleConflict(this.view.draft, key, choice) });
    this.plan(0);
  };

  readonly forgetRestored = (): void => this.update({ restored: [] });

  /** Saves now whatever is unsaved; resolves when that was tried. `last`: the page is going away. */
  readonly flush = async (last = false): Promise<void> => {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.running || !this.mayTry()) return;
    this.running = this.saveAll(last).finally(() => {
      this.running = null;
    });
    await this.running;
  };

  /** Looks whether teammates wrote something; silent when that fails. */
  readonly refresh = async (): Promise<void> => {
    if (this.running || this.view.ended) return;
    const result = await this.transport.load();
    if (this.running || !result.ok) return;
    if (result.data.revision > this.view.draft.revision) this.take(result.data);
    else this.update({ others: result.data.others ?? [] });
  };

  readonly dispose = (): void => clearTimeout(this.timer);

  private mayTry(): boolean {
    return this.view.ended === null && (this.behind || this.hasUnsaved());
  }

  private plan(delay: number): void {
    clearTimeout(this.timer);
    if (!this.mayTry()) return;
    const now = Date.now();
    this.firstUnsavedAt ??= now;
    const rest = Math.max(0, this.firstUnsavedAt + longestWait - now);
    const wait = this.failures > 0 ? Math.max(delay, 0) : Math.min(delay, rest);
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private async saveAll(last: boolean): Promise<void> {
    this.firstUnsavedAt = null;
    for (let round = 0; round < mostRounds; round += 1) {
      if (this.behind && !(await this.catchUp())) return;
      const { answers, held } = changesToSend(this.questions, this.view.draft);
      const sendable = Object.fromEntries(
        Object.entries(answers).filter(([key]) => !Object.hasOwn(this.view.refused, key)),
      );
      this.update({ held });
      if (Object.keys(sendable).length === 0) return;
      if (!(await this.saveOnce(sendable, last))) return;
    }
  }

  /** True when the loop should look again. */
  private async saveOnce(answers: Answers, last: boolean): Promise<boolean> {
    const { revision } = this.view.draft;
    this.update({ status: { kind: "saving" } });
    const result = await this.transport.save({ revision, answers }, { last });
    if (!result.ok) return this.failed(result.problem, answers);
    this.failures = 0;
    const { data } = result;
    // A jump means that somebody else saved in between; their texts must be read before the revision is taken over, or
    // the next save could write over them unseen.
    this.behind = data.revision > revision + 1;
    const next = this.behind ? revision : data.revision;
    this.update({
      draft: afterSave(this.view.draft, answers, next),
      status: { kind: "saved", at: data.savedAt },
      others: data.others,
    });
    return true;
  }

  private async catchUp(): Promise<boolean> {
    const result = await this.transport.load();
    if (!result.ok) {
      this.failed(result.problem, {});
      return false;
    }
    this.behind = false;
    this.take(result.data);
    return true;
  }

  private take({ others, ...server }: LoadedSection): void {
    this.update({
      draft: mergeServer(this.questions, this.view.draft, server),
      others: others ?? this.view.others,
    });
  }

  private failed(problem: Problem, sent: Answers): boolean {
    const conflicts = conflictsIn(problem);
    if (conflicts) {
      this.behind = true;
      this.update({ draft: withConflicts(this.view.draft, conflicts) });
      return true;
    }
    if (problem.status === 422) return this.refuse(problem, sent);
    if ([403, 404, 409].includes(problem.status)) {
      this.update({ ended: problem, status: { kind: "failed" } });
      return false;
    }
    this.update({ status: { kind: statusOf(problem) } });
    const delay = retryDelays[Math.min(this.failures, retryDelays.length - 1)] ?? 30_000;
    this.failures += 1;
    this.plan(Math.max(delay, (problem.retryAfterSeconds ?? 0) * 1000));
    return false;
  }

  private refuse(problem: Problem, sent: Answers): boolean {
    const refused = Object.fromEntries(
      Object.entries(problem.fields).flatMap(([path, sentence]) => {
        const key = path.replace(/^answers\./, "");
        return Object.hasOwn(sent, key) ? [[key, sentence] as const] : [];
      }),
    );
    const all = Object.keys(refused).length > 0;
    if (all) this.update({ refused: { ...this.view.refused, ...refused } });
    else this.update({ ended: problem, status: { kind: "failed" } });
    return all;
  }

  private update(change: Partial<DraftView>): void {
    const view = { ...this.view, ...change };
    const inConflict = Object.keys(view.draft.conflicts).length > 0;
    const calm = view.status.kind === "saved" || view.status.kind === "saving";
    this.view =
      inConflict && calm
        ? { ...view, status: { kind: "conflict" } }
        : !inConflict && view.status.kind === "conflict"
          ? { ...view, status: { kind: "idle" } }
          : view;
    this.store.write(copyToKeep(this.questions, this.view.draft, new Date().toISOString()));
    for (const listener of this.listeners) listener();
  }
}

function statusOf(problem: Problem): "offline" | "failed" | "signedOut" {
  if (problem.status === 401) return "signedOut";
  return problem.code === "offline" ? "offline" : "failed";
}

function conflictsIn(problem: Problem): Record<string, { theirs: unknown }> | null {
  const { conflicts } = problem.body;
  if (problem.status !== 409 || typeof conflicts !== "object" || conflicts === null) return null;
  return conflicts as Record<string, { theirs: unknown }>;
}
