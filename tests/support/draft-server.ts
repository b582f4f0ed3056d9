import { localProblem, type Problem, type Result } from "@/components/ui/api-client";
import type {
  DraftTransport,
  LoadedDraft,
  SaveAnswer,
} from "@/components/ui/draft/draft-transport";
import type { Values } from "@/components/ui/draft/draft-state";

export const savedAt = "2026-11-22T06:02:31.000Z";

type Body = { revision: number; values: Values };

/**
 * A server with the rules of the SQL function save_section: a save on an unknown revision is refused; one question
 * changed by somebody else since the base refuses the whole save with both texts; only what differs is written, and the
 * revision goes up by one when anything was.
 */
export class DraftServer {
  revision = 0;
  values: Values = {};
  private revisions: Record<string, number> = {};
  /** Everything that was ever saved, in order. */
  readonly history: { key: string; value: unknown; before: unknown }[] = [];
  /** Everything that anybody saved, changed or not. */
  readonly said: { key: string; value: unknown; by: string }[] = [];
  private writers: Readonly<Record<string, string>> = {};
  /** By revision. */
  private readonly past: { values: Values; writers: Readonly<Record<string, string>> }[] = [
    { values: {}, writers: {} },
  ];
  readonly saves: Body[] = [];
  others: string[] = [];
  refuseWith: Problem | null = null;
  /** Refuses saves that hold this key only. */
  refusedKey: string | null = null;

  write(values: Values, by = "a teammate"): void {
    for (const [key, value] of Object.entries(values)) this.said.push({ key, value, by });
    const changed = Object.entries(values).filter(
      ([key, value]) => (this.values[key] ?? null) !== value,
    );
    if (changed.length === 0) return;
    this.revision += 1;
    for (const [key, value] of changed) {
      this.history.push({ key, value, before: this.values[key] ?? null });
      this.revisions[key] = this.revision;
      this.writers = { ...this.writers, [key]: by };
    }
    this.values = { ...this.values, ...Object.fromEntries(changed) };
    this.past.push({ values: this.values, writers: this.writers });
  }

  /** What the server has, as `by` is told it; or had, at an earlier revision. */
  shownTo(by: string, revision = this.revision): LoadedDraft {
    const now = { values: this.values, writers: this.writers };
    const { values, writers } = this.past[revision] ?? now;
    const own = Object.keys(writers).filter((key) => writers[key] === by);
    return { revision, values, own };
  }

  save(body: Body, by = "me"): Result<SaveAnswer> {
    this.saves.push(body);
    const isConcerned = this.refusedKey === null || Object.hasOwn(body.values, this.refusedKey);
    if (this.refuseWith && isConcerned) return { ok: false, problem: this.refuseWith };
    if (body.revision > this.revision) return { ok: false, problem: problem(409) };
    const conflicts = Object.entries(body.values)
      .filter(([key]) => (this.revisions[key] ?? 0) > body.revision)
      .filter(([key, value]) => this.values[key] !== value)
      .map(([key, value]) => [key, { yours: value, theirs: this.values[key] }]);
    if (conflicts.length > 0) {
      const keys = Object.keys(Object.fromEntries(conflicts) as Values);
      const own = keys.filter((key) => this.writers[key] === by);
      const both = { conflicts: Object.fromEntries(conflicts), own, revision: this.revision };
      return { ok: false, problem: { ...problem(409), body: both } };
    }
    const before = this.revision;
    this.write(body.values, by);
    const data = { revision: this.revision, before, savedAt, others: this.others };
    return { ok: true, status: 200, data };
  }

  load(by = "me"): Result<LoadedDraft> {
    if (this.refuseWith) return { ok: false, problem: this.refuseWith };
    return { ok: true, status: 200, data: this.shownTo(by) };
  }

  readonly transport: DraftTransport = {
    save: async (body) => this.save(body),
    load: async () => this.load(),
  };
}

export const problem = (status: number): Problem => ({
  ...localProblem("unexpected"),
  status,
  code: "some.code",
  title: "No.",
});
