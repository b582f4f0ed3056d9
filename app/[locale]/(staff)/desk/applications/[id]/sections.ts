import type { RecordSectionData } from "@/components/desk/record-section";
import type { ApplicationView } from "@/lib/applications/queries/get-application";
import type { Question, Section } from "@/lib/programmes/schema";

/** Questions of the conflict card stand by themselves; their keys begin so (templates/default-form/team.ts). */
const isConflictQuestion = ({ key }: Question): boolean => key.startsWith("conflict_");

/** The sections of a record in the order of the form, the conflict card taken out of the one that asks for it. */
export function recordSections(
  application: ApplicationView,
  form: readonly Section[],
  open: readonly string[],
  here: string,
): RecordSectionData[] {
  return application.sections.map((section) => {
    const questions = form.find(({ key }) => key === section.key)?.questions ?? [];
    const opened = [...new Set([...open, section.key])].join(",");
    return {
      key: section.key,
      title: section.title,
      complete: section.complete,
      lens: section.lens,
      readable: section.access.may,
      answers: section.answers,
      files: section.documents,
      questions: questions.filter((question) => !isConflictQuestion(question)),
      openHref: `${here}?open=${opened}#section-${section.key}`,
    };
  });
}

export interface ConflictCardData {
  questions: Question[];
  answers: Record<string, unknown>;
}

/** The conflict card as the startup wrote it; null where the form has none or the reader may not see it. */
export function conflictCardOf(
  application: ApplicationView,
  form: readonly Section[],
): ConflictCardData | null {
  for (const { key, answers } of application.sections) {
    const questions = form
      .find((section) => section.key === key)
      ?.questions.filter(isConflictQuestion);
    if (questions?.length && answers) return { questions, answers };
  }
  return null;
}
