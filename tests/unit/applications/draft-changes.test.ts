import { describe, expect, it } from "vitest";
import {
  afterSave,
  changesToSend,
  copyToKeep,
  isSameAnswer,
  keptCopySchema,
  mergeServer,
  openDraft,
  settleConflict,
  typeAnswer,
  unsavedKeys,
  withConflicts,
  type SectionDraft,
} from "@/lib/applications/draft-changes";
import type { Question } from "@/lib/programmes/schema";
import { questionsByType } from "./questions";

const title: Question = { ...questionsByType.long_text, key: "title" };
const notes: Question = { ...questionsByType.long_text, key: "notes" };
const staff: Question = { ...questionsByType.number, key: "staff" };
const paper: Question = { ...questionsByType.file, key: "paper" };
const questions = [title, notes, staff, paper];

const server = { revision: 3, answers: { title: "Liver", notes: "old" } };
const open = (): SectionDraft => openDraft(questions, server, null).draft;

describe("what is sent", () => {
  it("is only what was changed", () => {
    const draft = typeAnswer(open(), "title", "Liver cancer");
    expect(changesToSend(questions, draft)).toEqual({
      answers: { title: "Liver cancer" },
      held: {},
    });
  });

  it("is nothing when a text was changed and changed back, or only spaces were added", () => {
    const draft = typeAnswer(typeAnswer(open(), "title", "x"), "title", "Liver \n");
    expect(changesToSend(questions, draft).answers).toEqual({});
    expect(unsavedKeys(questions, draft)).toEqual([]);
  });

  it("is null for an emptied answer", () => {
    const draft = typeAnswer(open(), "notes", "");
    expect(changesToSend(questions, draft).answers).toEqual({ notes: null });
  });

  it("holds back what cannot be stored and lets the rest go", () => {
    const draft = typeAnswer(typeAnswer(open(), "staff", "about five"), "title", "New");
    const { answers, held } = changesToSend(questions, draft);
    expect(answers).toEqual({ title: "New" });
    expect(held.staff?.code).toBe("wrong_type");
    expect(unsavedKeys(questions, draft)).toEqual(["title", "staff"]);
  });
});

describe("after a save", () => {
  it("everything sent is saved, and what was typed meanwhile is not", () => {
    const sent = typeAnswer(open(), "title", "A");
    const typedOn = typeAnswer(sent, "title", "AB");
    const draft = afterSave(typedOn, changesToSend(questions, sent).answers, 4);
    expect(draft.revision).toBe(4);
    expect(changesToSend(questions, draft).answers).toEqual({ title: "AB" });
  });
});

describe("what teammates wrote", () => {
  const theirs = { revision: 5, answers: { title: "Theirs", notes: "old" } };

  it("appears in fields that were not touched here", () => {
    const draft = mergeServer(questions, typeAnswer(open(), "notes", "mine"), theirs);
    expect(draft.typed).toMatchObject({ title: "Theirs", notes: "mine" });
    expect(draft.conflicts).toEqual({});
    expect(changesToSend(questions, draft).answers).toEqual({ notes: "mine" });
  });

  it("never replaces our text: the same question becomes a conflict and is not sent", () => {
    const draft = mergeServer(questions, typeAnswer(open(), "title", "Mine"), theirs);
    expect(draft.typed.title).toBe("Mine");
    expect(draft.conflicts).toEqual({ title: "Theirs" });
    expect(changesToSend(questions, draft).answers).toEqual({});
    expect(unsavedKeys(questions, draft)).toEqual(["title"]);
  });

  it("is no conflict when both wrote the same", () => {
    const draft = mergeServer(questions, typeAnswer(open(), "title", "Theirs "), theirs);
    expect(draft.conflicts).toEqual({});
    expect(unsavedKeys(questions, draft)).toEqual([]);
  });

  it("keeps a conflict open while they write on, with their newest text", () => {
    const first = mergeServer(questions, typeAnswer(open(), "title", "Mine"), theirs);
    const later = mergeServer(questions, first, {
      revision: 6,
      answers: { ...theirs.answers, title: "Theirs, longer" },
    });
    expect(later.conflicts).toEqual({ title: "Theirs, longer" });
    expect(later.typed.title).toBe("Mine");
  });

  it("is written over by our text only after we chose so", () => {
    const draft = mergeServer(questions, typeAnswer(open(), "title", "Mine"), theirs);
    const mine = settleConflict(draft, "title", "mine");
    expect(changesToSend(questions, mine).answers).toEqual({ title: "Mine" });
    const taken = settleConflict(draft, "title", "theirs");
    expect(taken.typed.title).toBe("Theirs");
    expect(unsavedKeys(questions, taken)).toEqual([]);
  });

  it("can be named by a refused save before the section is read again", () => {
    const draft = withConflicts(typeAnswer(open(), "title", "Mine"), {
      title: { theirs: "Theirs" },
    });
    expect(draft.conflicts).toEqual({ title: "Theirs" });
    expect(mergeServer(questions, draft, theirs).conflicts).toEqual({ title: "Theirs" });
  });
});

describe("the copy in the browser", () => {
  const at = "2026-11-22T06:02:31.000Z";

  it("holds nothing once the server has everything", () => {
    expect(copyToKeep(questions, open(), at)).toBeNull();
  });

  it("brings back unsaved text after a crash and names it", () => {
    const copy = copyToKeep(questions, typeAnswer(open(), "title", "Typed before the crash"), at);
    const stored = keptCopySchema.parse(JSON.parse(JSON.stringify(copy)));
    const { draft, restored } = openDraft(questions, server, stored);
    expect(restored).toEqual(["title"]);
    expect(draft.typed.title).toBe("Typed before the crash");
    expect(changesToSend(questions, draft).answers).toEqual({ title: "Typed before the crash" });
  });

  it("becomes a conflict when a teammate changed the same answer since", () => {
    const copy = copyToKeep(questions, typeAnswer(open(), "title", "Mine"), at);
    const now = { revision: 9, answers: { title: "Theirs", notes: "new" } };
    const { draft } = openDraft(questions, now, copy);
    expect(draft.conflicts).toEqual({ title: "Theirs" });
    expect(draft.typed).toMatchObject({ title: "Mine", notes: "new" });
    expect(draft.revision).toBe(9);
  });

  it("is dropped silently when the save had arrived after all", () => {
    const copy = copyToKeep(questions, typeAnswer(open(), "title", "Arrived"), at);
    const now = { revision: 4, answers: { title: "Arrived", notes: "old" } };
    expect(openDraft(questions, now, copy).restored).toEqual([]);
  });

  it("keeps words that no answer could be", () => {
    const copy = copyToKeep(questions, typeAnswer(open(), "staff", "about five"), at);
    expect(openDraft(questions, server, copy).draft.typed.staff).toBe("about five");
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
