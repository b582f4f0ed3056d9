import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { localProblem } from "@/components/ui/api-client";
import { DraftKeeper, longestWait, pauseBeforeSave } from "@/components/ui/draft/draft-keeper";
import type { KeptCopy } from "@/components/ui/draft/draft-state";
import { DraftBrowser } from "@/tests/support/draft-browser";
import { DraftServer, problem, savedAt } from "@/tests/support/draft-server";

const fields = {
  keys: ["title", "notes"],
  isSame: (_key: string, one: unknown, other: unknown) => one === other,
  toStore: (_key: string, value: unknown) =>
    value === "unstorable"
      ? { ok: false as const, problem: "no such value" }
      : { ok: true as const, value },
};

/** A page of this browser that shows what the server has now. */
function openPage(server: DraftServer, browser: DraftBrowser, isClosed = false) {
  const copies = browser.open();
  const { revision, values } = server;
  const keeper = new DraftKeeper({
    fields,
    server: { revision, values },
    savedAt: null,
    transport: server.transport,
    copies,
    isClosed,
  });
  keeper.start();
  return { keeper, crash: keeper.stop, copy: () => browser.kept.get(copies.page) };
}

function setUp(left?: KeptCopy) {
  const server = new DraftServer();
  const browser = new DraftBrowser();
  if (left) browser.leaveBehind(left);
  return { server, browser, ...openPage(server, browser) };
}

const typedIn = (copy: KeptCopy | undefined) =>
  copy && Object.fromEntries(Object.entries(copy.fields).map(([key, field]) => [key, field.typed]));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("writing", () => {
  it("is kept in the browser at every key and sent once after a pause", async () => {
    const { server, copy, keeper } = setUp();
    keeper.type("title", "L");
    keeper.type("title", "Li");
    expect(typedIn(copy())).toEqual({ title: "Li" });
    await vi.advanceTimersByTimeAsync(pauseBeforeSave);
    expect(server.saves).toEqual([{ revision: 0, values: { title: "Li" } }]);
    expect(copy()).toBeUndefined();
    expect(keeper.current().status).toEqual({ kind: "saved", at: savedAt });
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

  it("is never called saved while a word waits, be it for the pause or because it cannot be stored", async () => {
    const { keeper } = setUp();
    keeper.type("title", "one");
    await keeper.flush();
    expect(keeper.current().status.kind).toBe("saved");
    keeper.type("title", "one two");
    expect(keeper.current().status.kind).toBe("saving");
    keeper.type("notes", "unstorable");
    await keeper.flush();
    expect(keeper.current().held).toEqual({ notes: "no such value" });
    expect(keeper.current().status.kind).toBe("held");
    keeper.type("notes", "storable");
    await keeper.flush();
    expect(keeper.current().status.kind).toBe("saved");
  });
});

describe("two people", () => {
  it("changing different questions both keep their text", async () => {
    const { server, keeper } = setUp();
    server.write({ notes: "theirs" });
    keeper.type("title", "mine");
    await keeper.flush();
    expect(keeper.current().typed).toEqual({ title: "mine", notes: "theirs" });
    expect(server.values).toEqual({ title: "mine", notes: "theirs" });
    keeper.type("notes", "theirs, and mine");
    await keeper.flush();
    expect(server.values.notes).toBe("theirs, and mine");
  });

  it("changing the same question are shown both texts, and the rest is saved", async () => {
    const { server, keeper } = setUp();
    server.write({ title: "theirs" });
    keeper.type("title", "mine");
    keeper.type("notes", "also mine");
    await keeper.flush();
    const { conflicts, typed, status } = keeper.current();
    expect(conflicts).toEqual({ title: "theirs" });
    expect(typed.title).toBe("mine");
    expect(status.kind).toBe("conflict");
    expect(server.values).toEqual({ title: "theirs", notes: "also mine" });
    keeper.settle("title", "mine", "theirs");
    await keeper.flush();
    expect(server.values.title).toBe("mine");
    expect(keeper.current().status.kind).toBe("saved");
  });

  it("see what the other wrote without writing themselves", async () => {
    const { server, keeper } = setUp();
    server.write({ notes: "theirs" });
    await keeper.refresh();
    expect(keeper.current().typed.notes).toBe("theirs");
  });
});

describe("somebody else's saved text stays until a person who saw it chose", () => {
  it("when the page of a conflict is opened again, and again", async () => {
    const { server, browser, keeper, crash } = setUp();
    server.write({ title: "theirs" });
    keeper.type("title", "mine");
    await keeper.flush();
    crash();
    for (let opening = 1; opening <= 2; opening += 1) {
      const page = openPage(server, browser);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(page.keeper.current().conflicts).toEqual({ title: "theirs" });
      expect(page.keeper.current().typed.title).toBe("mine");
      expect(server.values.title).toBe("theirs");
      page.crash();
    }
    const last = openPage(server, browser);
    last.keeper.settle("title", "theirs", "theirs");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.values.title).toBe("theirs");
    expect(browser.kept.size).toBe(0);
  });

  it("when a device that typed offline is opened after another one saved", async () => {
    const { server, browser, keeper, crash } = setUp();
    server.refuseWith = localProblem("offline");
    keeper.type("title", "typed offline");
    await keeper.flush();
    crash();
    server.refuseWith = null;
    server.write({ title: "saved meanwhile" });
    const page = openPage(server, browser);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.keeper.current().conflicts).toEqual({ title: "saved meanwhile" });
    expect(page.keeper.current().typed.title).toBe("typed offline");
    expect(server.values.title).toBe("saved meanwhile");
  });

  it("when two tabs of one browser type into the same question", async () => {
    const { server, browser, keeper } = setUp();
    const second = openPage(server, browser);
    server.refuseWith = localProblem("offline");
    keeper.type("title", "in the first");
    await keeper.flush();
    server.refuseWith = null;
    second.keeper.type("title", "in the second");
    await second.keeper.flush();
    expect(second.keeper.current().status.kind).toBe("saved");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(keeper.current().conflicts).toEqual({ title: "in the second" });
    expect(keeper.current().typed.title).toBe("in the first");
    expect(server.values.title).toBe("in the second");
  });

  it("when a choice is made by a text that is not their newest any more", async () => {
    const { server, keeper } = setUp();
    server.write({ title: "theirs" });
    keeper.type("title", "mine");
    await keeper.flush();
    server.write({ title: "theirs, longer" });
    await keeper.refresh();
    keeper.settle("title", "mine", "theirs");
    await keeper.flush();
    expect(server.values.title).toBe("theirs, longer");
    expect(keeper.current().conflicts).toEqual({ title: "theirs, longer" });
  });
});

describe("when saving fails", () => {
  it("the text stays in the browser and goes out when the connection is back", async () => {
    const { server, copy, keeper } = setUp();
    server.refuseWith = localProblem("offline");
    keeper.type("title", "offline text");
    await keeper.flush();
    expect(keeper.current().status.kind).toBe("offline");
    expect(typedIn(copy())).toEqual({ title: "offline text" });
    server.refuseWith = null;
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.values.title).toBe("offline text");
    expect(copy()).toBeUndefined();
  });

  it("a session that ended says so and keeps everything", async () => {
    const { server, copy, keeper } = setUp();
    server.refuseWith = problem(401);
    keeper.type("title", "still here");
    await keeper.flush();
    expect(keeper.current().status.kind).toBe("signedOut");
    expect(typedIn(copy())).toEqual({ title: "still here" });
  });

  it("what an attempt failed on is said until one succeeds, also while the next is on its way", async () => {
    const { server, keeper } = setUp();
    for (const refusal of [problem(401), problem(503), localProblem("offline")]) {
      server.refuseWith = refusal;
      keeper.type("title", `unsaved ${refusal.status}`);
      await keeper.flush();
      const said = keeper.current().status;
      expect(["signedOut", "failed", "offline"]).toContain(said.kind);
      const seen: string[] = [];
      const stop = keeper.subscribe(() => seen.push(keeper.current().status.kind));
      await keeper.flush();
      stop();
      expect(new Set(seen)).toEqual(new Set([said.kind]));
      server.refuseWith = null;
      await keeper.flush();
      expect(keeper.current().status.kind).toBe("saved");
    }
  });

  it("a page of another session keeps everything and goes on once its own person is back", async () => {
    const { server, copy, keeper } = setUp();
    server.refuseWith = { ...problem(409), code: "platform.other_person" };
    keeper.type("title", "mine alone");
    await keeper.flush();
    expect(keeper.current().status.kind).toBe("notYours");
    expect(keeper.current().ended).toBeNull();
    expect(server.values.title).toBeUndefined();
    expect(typedIn(copy())).toEqual({ title: "mine alone" });
    server.refuseWith = null;
    await keeper.flush();
    expect(server.values.title).toBe("mine alone");
    expect(copy()).toBeUndefined();
  });

  it("a passed deadline stops trying, and the text can still be read here", async () => {
    const { server, copy, keeper } = setUp();
    server.refuseWith = problem(409);
    keeper.type("title", "too late");
    await keeper.flush();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.saves).toHaveLength(1);
    expect(keeper.current().ended?.title).toBe("No.");
    expect(keeper.current().typed.title).toBe("too late");
    expect(typedIn(copy())).toEqual({ title: "too late" });
  });

  it("a refused answer is named, and the other answers are saved", async () => {
    const { server, keeper } = setUp();
    server.refuseWith = { ...problem(422), fields: { title: "Not so." } };
    server.refusedKey = "title";
    keeper.type("title", "bad");
    keeper.type("notes", "good");
    await keeper.flush();
    expect(keeper.current().refused).toEqual({ title: "Not so." });
    expect(server.values).toMatchObject({ notes: "good" });
    expect(keeper.current().status.kind).toBe("held");
  });

  it("text that this browser kept stands in its field again and is saved", async () => {
    const field = { typed: "before the crash", base: null, revision: 0, sent: [] };
    const { server, keeper } = setUp({ at: savedAt, fields: { title: field } });
    expect(keeper.current().restored).toEqual(["title"]);
    await vi.advanceTimersByTimeAsync(10);
    expect(server.values.title).toBe("before the crash");
  });

  it("an answer that was lost on its way back accuses nobody of the own words", async () => {
    const server = new DraftServer();
    const save = server.transport.save.bind(server);
    server.transport.save = async (body, options) => {
      await save(body, options);
      return { ok: false, problem: localProblem("timeout") };
    };
    const { keeper } = openPage(server, new DraftBrowser());
    keeper.type("title", "arrived");
    await keeper.flush();
    server.transport.save = save;
    keeper.type("title", "arrived, and more");
    await keeper.flush();
    expect(keeper.current().conflicts).toEqual({});
    expect(server.values.title).toBe("arrived, and more");
  });

  it("a page that is gone asks no more, and the next one saves for it", async () => {
    const { server, browser, keeper } = setUp();
    server.refuseWith = localProblem("offline");
    keeper.type("title", "left behind");
    const leaving = keeper.flush();
    keeper.stop();
    await leaving;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.saves).toHaveLength(1);
    server.refuseWith = null;
    openPage(server, browser);
    await vi.advanceTimersByTimeAsync(10);
    expect(server.values.title).toBe("left behind");
    expect(browser.kept.size).toBe(0);
  });

  it("on a page that can only be read is shown, sent nowhere, and kept until it is given up", async () => {
    const { server, browser } = setUp();
    const { keeper } = openPage(server, browser);
    keeper.type("title", "too late");
    keeper.stop();
    const closed = openPage(server, browser, true);
    expect(closed.keeper.current()).toMatchObject({
      restored: ["title"],
      typed: { title: "too late" },
    });
    await closed.keeper.flush();
    await vi.advanceTimersByTimeAsync(longestWait * 2);
    expect(server.saves).toEqual([]);
    expect(closed.keeper.isWaiting()).toBe(false);
    closed.crash();
    const again = openPage(server, browser, true);
    expect(again.keeper.current().restored).toEqual(["title"]);
    again.keeper.discard();
    expect(again.keeper.current()).toMatchObject({ restored: [], typed: {} });
    expect(browser.kept.size).toBe(0);
  });
});
