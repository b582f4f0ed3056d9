import { foldText } from "@/lib/applications/search-text";
import type { Section } from "@/lib/programmes/schema";
import { judgeRow, type ImportedFacts } from "./judge-row";
import { mapAnswers } from "./mapped-answers";
import type { Columns, ImportRowState, Reason } from "./schema";

export interface TableContext {
  form: readonly Section[];
  columns: Columns;
  headerCount: number;
  /** The year in Hong Kong. */
  thisYear: number;
  /** Keys that the intake already holds. */
  known: ReadonlySet<string>;
}

export interface JudgedLine {
  state: Extract<ImportRowState, "ready" | "duplicate" | "refused">;
  reasons: Reason[];
  /** For a row that would be taken. */
  facts: ImportedFacts | null;
  key: string | null;
}

/** Judges the rows of one file one after the other, in their order: by themselves, against each other and the intake. */
export function tableJudge(context: TableContext) {
  const lineOfKey = new Map<string, number>();
  const lineOfName = new Map<string, number>();
  return (cells: readonly string[], line: number): JudgedLine => {
    const judged = judgeRow(cells, context.columns, context.headerCount, context.thisYear);
    if (!judged.taken) return { state: "refused", reasons: judged.reasons, facts: null, key: null };
    const { facts, key, notes } = judged;
    const earlier = lineOfKey.get(key);
    if (earlier !== undefined)
      return duplicate({ code: "duplicate_in_file", params: { line: earlier } });
    lineOfKey.set(key, line);
    if (context.known.has(key)) return duplicate({ code: "already_imported", params: {} });
    const name = foldText(facts.name);
    const namesake = lineOfName.get(name);
    if (namesake === undefined) lineOfName.set(name, line);
    const { shortened } = mapAnswers(context.form, facts);
    const reasons: Reason[] = [
      ...notes,
      ...(shortened ? [{ code: "description_shortened" as const, params: {} }] : []),
      ...(namesake === undefined
        ? []
        : [{ code: "same_name" as const, params: { line: namesake } }]),
    ];
    return { state: "ready", reasons, facts, key };
  };
}

const duplicate = (reason: Reason): JudgedLine => ({
  state: "duplicate",
  reasons: [reason],
  facts: null,
  key: null,
});
