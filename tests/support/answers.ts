import { parseAnswerDraft } from "@/lib/applications/answer-draft";
import { personColumns } from "@/lib/applications/person-columns";
import type { AnswerValue } from "@/lib/applications/answer-values";
import type { Column, Question, Section } from "@/lib/programmes/schema";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";

function cellValue(cell: Column | Question): AnswerValue {
  switch (cell.type) {
    case "short_text":
      return cell.config.format === "url" ? "https://example.com" : "Some words";
    case "long_text":
      return "A few words about this, enough to be read.";
    case "number":
      return cell.config.min ?? 1;
    case "money":
      return { currency: cell.config.currencies[0] ?? "HKD", minor: 1_000_000 };
    case "date":
      return cell.config.min && cell.config.min > "2025-01-15" ? cell.config.min : "2025-01-15";
    case "single_choice":
      return cell.options[0]?.key ?? null;
    case "boolean":
      return false;
    default:
      return null;
  }
}

const rowOf = (columns: readonly Column[]) =>
  Object.fromEntries(columns.map((column) => [column.key, cellValue(column)]));

/** An answer that may be submitted, for any question but a file. */
export function goodAnswer(question: Question): AnswerValue {
  switch (question.type) {
    case "multiple_choice":
      return question.options.slice(0, 1).map(({ key }) => key);
    case "therapeutic_area":
      return ["oncology"];
    case "modality":
      return ["small_molecule"];
    case "stage":
      return "preclinical";
    case "trl":
      return 4;
    case "declaration":
      return true;
    case "company_number":
      return { scheme: "hk_brn", value: "12345678" };
    case "table":
      return [rowOf(question.config.columns)] as AnswerValue;
    case "people":
      return [rowOf(personColumns(question.config))] as AnswerValue;
    case "file":
      return null;
    default:
      return cellValue(question);
  }
}

/** Answers to every question of a section that is no file; throws when one would not be taken. */
export function goodAnswers(section: Section): Record<string, AnswerValue> {
  const answers: Record<string, AnswerValue> = {};
  for (const question of section.questions) {
    if (question.type === "file") continue;
    const parsed = parseAnswerDraft(question, goodAnswer(question));
    if (!parsed.ok) throw new Error(`${question.key}: ${parsed.problem.code}`);
    answers[question.key] = parsed.value;
  }
  return answers;
}

/** The default form's sections by key. */
export function sectionOfForm(key: string): Section {
  const section = defaultForm.sections.find((candidate) => candidate.key === key);
  if (!section) throw new Error(`no section ${key}`);
  return section;
}
