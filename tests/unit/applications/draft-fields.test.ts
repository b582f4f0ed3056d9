import { describe, expect, it } from "vitest";
import { draftRules, type DraftState, type KeptCopy } from "@/components/ui/draft/draft-state";
import { draftFields, isSameAnswer } from "@/lib/applications/draft-fields";
import type { Question } from "@/lib/programmes/schema";
import { questionsByType } from "./questions";

const title: Question = { ...questionsByType.long_text, key: "title" };
const notes: Question = { ...questionsByType.long_text, key: "notes" };
const staff: Question = { ...questionsByType.number, key: "staff" };
const paper: Question = { ...questionsByType.file, key: "paper" };
const rules = draftRules(draftFields([title, notes, staff, paper]));

const server = { revision: 3, values: { title: "Liver", notes: "old" } };
const at = "2026-11-22T06:02:31.000Z";
const open = (now = server): DraftState => ({
  revision: now.revision,
  saved: now.values,
  own: [],
  fields: {},
});
const typed = (draft: DraftState) => rules.typedValues(draft);

describe("what is sent", () => {
  it("is only what was changed", () => {
    const draft = rules.type(open(), "title", "Liver cancer");
    expect(rules.changesToSend(draft)).toEqual({ values: { title: "Liver cancer" }, held: {} });
  });

  it("is nothing when a text was changed and changed back, or only spaces were added", () => {
    const draft = rules.type(rules.type(open(), "title", "x"), "title", "Liver \n");
    expect(rules.changesToSend(draft).values).toEqual({});
    expect(rules.unsavedKeys(draft)).toEqual([]);
    expect(typed(draft).title).toBe("Liver \n");
  });

  it("is null for an emptied answer", () => {
    const draft = rules.type(open(), "notes", "");
    expect(rules.changesToSend(draft).values).toEqual({ notes: null });
  });

  it("holds back what cannot be stored and lets the rest go", () => {
    const draft = rules.type(rules.type(open(), "staff", "about five"), "title", "New");
    const { values, held } = rules.changesToSend(draft);
    expect(values).toEqual({ title: "New" });
    expect(held.staff?.code).toBe("number_invalid");
    expect(rules.unsavedKeys(draft)).toEqual(["title", "staff"]);
  });
});

describe("after a save", () => {
  it("everything sent is saved, and what was typed meanwhile is not", () => {
    const sent = rules.type(open(), "title", "A");
    const { values } = rules.changesToSend(sent);
    const typedOn = rules.type(rules.beforeSend(sent, values), "title", "AB");
    const draft = rules.afterSave(typedOn, values, 4);
    expect(draft.revision).toBe(4);
    expect(rules.changesToSend(draft).values).toEqual({ title: "AB" });
  });
});

describe("what teammates wrote", () => {
  const theirs = { revision: 5, values: { title: "Theirs", notes: "old" } };

  it("appears in fields that were not touched here", () => {
    const draft = rules.merge(rules.type(open(), "notes", "mine"), theirs);
    expect(typed(draft)).toMatchObject({ title: "Theirs", notes: "mine" });
    expect(rules.conflicts(draft)).toEqual({});
    expect(rules.changesToSend(draft).values).toEqual({ notes: "mine" });
  });

  it("appears in a field whose change was taken back here", () => {
    const same = rules.type(rules.type(open(), "title", "x"), "title", "Liver ");
    expect(typed(rules.merge(same, theirs)).title).toBe("Theirs");
  });

  it("never replaces our text: the same question becomes a conflict and is not sent", () => {
    const draft = rules.merge(rules.type(open(), "title", "Mine"), theirs);
    expect(typed(draft).title).toBe("Mine");
    expect(rules.conflicts(draft)).toEqual({ title: "Theirs" });
    expect(rules.changesToSend(draft).values).toEqual({});
    expect(rules.unsavedKeys(draft)).toEqual(["title"]);
  });

  it("is no conflict when both wrote the same", () => {
    const draft = rules.merge(rules.type(open(), "title", "Theirs "), theirs);
    expect(rules.conflicts(draft)).toEqual({});
    expect(rules.unsavedKeys(draft)).toEqual([]);
  });

  it("keeps a conflict open while they write on, with their newest text", () => {
    const first = rules.merge(rules.type(open(), "title", "Mine"), theirs);
    const later = rules.merge(first, {
      revision: 6,
      values: { ...theirs.values, title: "Theirs, longer" },
    });
    expect(rules.conflicts(later)).toEqual({ title: "Theirs, longer" });
    expect(typed(later).title).toBe("Mine");
  });

  it("is written over by our text only after we chose so", () => {
    const draft = rules.merge(rules.type(open(), "title", "Mine"), theirs);
    const mine = rules.settle(draft, "title", "mine", "Theirs");
    expect(rules.changesToSend(mine).values).toEqual({ title: "Mine" });
    const taken = rules.settle(draft, "title", "theirs", "Theirs");
    expect(typed(taken).title).toBe("Theirs");
    expect(rules.unsavedKeys(taken)).toEqual([]);
  });

  it("is not written over by a choice between older texts", () => {
    const draft = rules.merge(rules.type(open(), "title", "Mine"), theirs);
    const later = rules.merge(draft, { revision: 6, values: { title: "Theirs, longer" } });
    expect(rules.settle(later, "title", "mine", "Theirs")).toEqual(later);
    expect(rules.settle(later, "title", "theirs", "Theirs")).toEqual(later);
  });

  it("can be named by a refused save before the section is read again", () => {
    const draft = rules.learn(rules.type(open(), "title", "Mine"), { title: "Theirs" }, []);
    expect(rules.conflicts(draft)).toEqual({ title: "Theirs" });
    expect(rules.conflicts(rules.merge(draft, theirs))).toEqual({ title: "Theirs" });
  });
});

describe("the copy in the browser", () => {
  const copyOf = (draft: DraftState) =>
    JSON.parse(JSON.stringify(rules.copyToKeep(draft, at))) as KeptCopy;

  it("holds nothing once the server has everything", () => {
    expect(rules.copyToKeep(open(), at)).toBeNull();
  });

  it("remembers what each text was typed on", () => {
    expect(copyOf(rules.type(open(), "title", "Mine")).fields).toEqual({
      title: { typed: "Mine", base: "Liver", revision: 3, sent: [] },
    });
  });

  it("brings back unsaved text after a crash and names it", () => {
    const copy = copyOf(rules.type(open(), "title", "Typed before the crash"));
    const { state, restored } = rules.adopt(open(), copy);
    expect(restored).toEqual(["title"]);
    expect(typed(state).title).toBe("Typed before the crash");
    expect(rules.changesToSend(state).values).toEqual({ title: "Typed before the crash" });
  });

  it("becomes a conflict when a teammate changed the same answer since, on every opening until one chose", () => {
    let copy = copyOf(rules.type(open(), "title", "Mine"));
    const now = { revision: 9, values: { title: "Theirs", notes: "new" } };
    for (let opening = 1; opening <= 3; opening += 1) {
      const { state } = rules.adopt(open(now), copy);
      expect(rules.conflicts(state)).toEqual({ title: "Theirs" });
      expect(typed(state)).toMatchObject({ title: "Mine", notes: "new" });
      expect(state.revision).toBe(9);
      copy = copyOf(state);
    }
  });

  it("is dropped silently when the save had arrived after all", () => {
    const copy = copyOf(rules.type(open(), "title", "Arrived"));
    const now = { revision: 4, values: { title: "Arrived", notes: "old" } };
    expect(rules.adopt(open(now), copy)).toMatchObject({ restored: [], rest: null });
  });

  it("accuses nobody when an earlier save of ours had arrived and more was typed", () => {
    const sent = rules.beforeSend(rules.type(open(), "title", "Arr"), { title: "Arr" });
    const copy = copyOf(rules.type(sent, "title", "Arrived"));
    const now = { revision: 4, values: { title: "Arr", notes: "old" } };
    const { state } = rules.adopt(open(now), copy);
    expect(rules.conflicts(state)).toEqual({});
    expect(rules.changesToSend(state).values).toEqual({ title: "Arrived" });
  });

  it("keeps words that no answer could be", () => {
    const copy = copyOf(rules.type(open(), "staff", "about five"));
    expect(typed(rules.adopt(open(), copy).state).staff).toBe("about five");
  });

  it("waits where the page has unsaved words of its own", () => {
    const copy = copyOf(rules.type(rules.type(open(), "title", "Older"), "notes", "Kept"));
    const { state, rest, restored } = rules.adopt(rules.type(open(), "title", "Newer"), copy);
    expect(typed(state)).toMatchObject({ title: "Newer", notes: "Kept" });
    expect(restored).toEqual(["notes"]);
    expect(Object.keys(rest?.fields ?? {})).toEqual(["title"]);
  });
});

describe("the same answer", () => {
  it("does not depend on the order of an object's keys", () => {
    const table: Question = { ...questionsByType.table, key: "rows" };
    expect(isSameAnswer(table, [{ name: "A", share: 5 }], [{ share: 5, name: "A" }])).toBe(true);
    expect(isSameAnswer(table, [{ name: "A" }], [{ name: "B" }])).toBe(false);
  });

  it("sees no difference between nothing, an empty text and an empty list", () => {
    const areas: Question = { ...questionsByType.therapeutic_area, key: "areas" };
    expect(isSameAnswer(title, "", undefined)).toBe(true);
    expect(isSameAnswer(areas, [], null)).toBe(true);
  });
});
