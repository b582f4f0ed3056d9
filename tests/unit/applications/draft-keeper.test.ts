import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  DraftKeeper,
  longestWait,
  pauseBeforeSave,
  type DraftTransport,
  type SaveAnswer,
} from "@/components/applications/draft-keeper";
import { localProblem, type Problem, type Result } from "@/components/ui/api-client";
import type { Answers, KeptCopy, ServerSection } from "@/lib/applications/draft-changes";
import type { Question } from "@/lib/programmes/schema";
import { questionsByType } from "./questions";

const title: Question = { ...questionsByType.long_text, key: "title" };
const notes: Question = { ...questionsByType.long_text, key: "notes" };
const at = "2026-11-22T06:02:31.000Z";

/** A server with the section's rules: revisions, merge by question, conflicts. */
class Server {
  section: ServerSection & { revisions: Record<string, number> } = {
    revision: 0,
    answers: {},
    revisions: {},
  };
  refuseWith: Problem | null = null;
  /** Refuses saves that hold this question only. */
  refusedKey: string | null = null;
  saves: { revision: number; answers: Answers }[] = [];
  others: string[] = [];

  write(answers: Answers): void {
    const { section } = this;
    const revision = section.revision + 1;
    const revisions = { ...section.revisions };
    for (const key of Object.keys(answers)) revisions[key] = revision;
    this.section = { revision, answers: { ...section.answers, ...answers }, revisions };
  }

  readonly transport: DraftTransport = {
    save: async (body): Promise<Result<SaveAnswer>> => {
      this.saves.push(body);
      const concerned = this.refusedKey === null || Object.hasOwn(body.answers, this.refusedKey);
      if (this.refuseWith && concerned) return { ok: false, problem: this.refuseWith };
      const { answers, revisions } = this.section;
      const conflicts = Object.fromEntries(
        Object.entries(body.answers)
          .filter(([key]) => (revisions[key] ?? 0) > body.revision)
          .filter(([key, value]) => answers[key] !== value)
          .map(([key, value]) => [key, { yours: value, theirs: answers[key] }]),
      );
      if (Object.keys(conflicts).length > 0)
        return { ok: false, problem: { ...problem(409), body: { conflicts } } };
      this.write(body.answers);
      const data = { revision: this.section.revision, savedAt: at, others: this.others };
      return { ok: true, status: 200, data };
    },
    load: async () =>
      this.refuseWith
        ? { ok: false, problem: this.refuseWith }
        : { ok: true, status: 200, data: this.section },
  };
}

const problem = (status: number): Problem => ({
  status,
  code: "some.code",
  title: "No.",
  fields: {},
  body: {},
});

function setUp(kept: KeptCopy | null = null) {
  const server = new Server();
  const browser = { copy: kept };
  const keeper = new DraftKeeper(
    [title, notes],
    server.section,
    server.transport,
    {
      read: () => browser.copy,
      write: (copy) => {
        browser.copy = copy;
      },
    },
    null,
  );
  return { server, browser, keeper };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("writing", () => {
  it("is kept in the browser at every key and sent once after a pause", async () => {
    const { server, browser, keeper } = setUp();
    keeper.type("title", "L");
    keeper.type("title", "Li");
    expect(browser.copy?.answers).toEqual({ title: "Li" });
    await vi.advanceTimersByTimeAsync(pauseBeforeSave);
    expect(server.saves).toEqual([{ revision: 0, answers: { title: "Li" } }]);
    expect(browser.copy).toBeNull();
    expect(keeper.current().status).toEqual({ kind: "saved", at });
  });

  it("without a pause is saved all the same", async () => {
    const { server, keeper } = setUp();
    for (let typed = 0; typed < (longestWait / pauseBeforeSave) * 2; typed += 1) {
      keeper.type("title", `word ${typed}`);
      await vi.advanceTimersByTimeAsync(pauseBeforeSave / 2);
    }
    await vi.advanceTimersByTimeAsync(pauseBeforeSave / 2);
    expect(server.saves.length).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(pauseBeforeSave);
    expect(keeper.hasUnsaved()).toBe(false);
  });
});

describe("two people", () => {
  it("changing different questions both keep their text", async () => {
    const { server, keeper } = setUp();
    server.write({ notes: "theirs" });
    keeper.type("title", "mine");
    await keeper.flush();
    expect(keeper.current().draft.typed).toEqual({ title: "mine", notes: "theirs" });
    expect(server.section.answers).toEqual({ title: "mine", notes: "theirs" });
    keeper.type("notes", "theirs, and mine");
    await keeper.flush();
    expect(server.section.answers.notes).toBe("theirs, and mine");
  });

  it("changing the same question are shown both texts, and the rest is saved", async () => {
    const { server, keeper } = setUp();
    server.write({ title: "theirs" });
    keeper.type("title", "mine");
    keeper.type("notes", "also mine");
    await keeper.flush();
    const { draft, status } = keeper.current();
    expect(draft.conflicts).toEqual({ title: "theirs" });
    expect(draft.typed.title).toBe("mine");
    expect(status.kind).toBe("conflict");
    expect(server.section.answers).toEqual({ title: "theirs", notes: "also mine" });
    keeper.settle("title", "mine");
    await keeper.flush();
    expect(server.section.answers.title).toBe("mine");
    expect(keeper.current().status.kind).toBe("saved");
  });

  it("see what the other wrote without writing themselves", async () => {
    const { server, keeper } = setUp();
    server.write({ notes: "theirs" });
    await keeper.refresh();
    expect(keeper.current().draft.typed.notes).toBe("theirs");
  });
});

describe("when saving fails", () => {
  it("the text stays in the browser and goes out when the connection is back", async () => {
    const { server, browser, keeper } = setUp();
    server.refuseWith = localProblem("offline");
    keeper.type("title", "offline text");
    await keeper.flush();
    expect(keeper.current().status.kind).toBe("offline");
    expect(browser.copy?.answers).toEqual({ title: "offline text" });
    server.refuseWith = null;
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.section.answers.title).toBe("offline text");
    expect(browser.copy).toBeNull();
  });

  it("a session that ended says so and keeps everything", async () => {
    const { server, browser, keeper } = setUp();
    server.refuseWith = problem(401);
    keeper.type("title", "still here");
    await keeper.flush();
    expect(keeper.current().status.kind).toBe("signedOut");
    expect(browser.copy?.answers).toEqual({ title: "still here" });
  });

  it("a passed deadline stops trying, and the text can still be read here", async () => {
    const { server, browser, keeper } = setUp();
    server.refuseWith = problem(409);
    keeper.type("title", "too late");
    await keeper.flush();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.saves).toHaveLength(1);
    expect(keeper.current().ended?.title).toBe("No.");
    expect(keeper.current().draft.typed.title).toBe("too late");
    expect(browser.copy?.answers).toEqual({ title: "too late" });
  });

  it("a refused answer is named, and the other answers are saved", async () => {
    const { server, keeper } = setUp();
    server.refuseWith = { ...problem(422), fields: { "answers.title": "Not so." } };
    server.refusedKey = "title";
    keeper.type("title", "bad");
    keeper.type("notes", "good");
    await keeper.flush();
    expect(keeper.current().refused).toEqual({ title: "Not so." });
    expect(server.section.answers).toMatchObject({ notes: "good" });
  });

  it("text that this browser kept stands in its field again and is saved", async () => {
    const kept = { revision: 0, at, answers: { title: "before the crash" }, base: { title: null } };
    const { server, keeper } = setUp(kept);
    expect(keeper.current().restored).toEqual(["title"]);
    await vi.advanceTimersByTimeAsync(10);
    expect(server.section.answers.title).toBe("before the crash");
  });
});
