import { recordSectionData } from "@/app/[locale]/record-section-data";
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
    const data = recordSectionData(section, form, { here, open });
    return { ...data, questions: data.questions.filter((each) => !isConflictQuestion(each)) };
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
