import { z } from "zod";
import { conditionProblem } from "./conditions";
import { comparisonsHold } from "./cross-checks";
import { sectionSchema } from "./schema";

/**
 * A whole form version: section keys and question keys are unique across it, conditions look back inside their section
 * and ask for an answer that can be given; so do comparisons with another answer.
 */
export const formSchema = z
  .strictObject({ sections: z.array(sectionSchema).min(1).max(30) })
  .superRefine((form, context) => {
    const sectionKeys = new Set<string>();
    const questionKeys = new Set<string>();
    form.sections.forEach((section, s) => {
      const refuse = (message: string, ...path: (string | number)[]) =>
        context.addIssue({ code: "custom", message, path: ["sections", s, ...path] });
      if (sectionKeys.has(section.key)) refuse("duplicate_section_key", "key");
      sectionKeys.add(section.key);
      section.questions.forEach((question, q) => {
        if (questionKeys.has(question.key)) refuse("duplicate_question_key", "questions", q, "key");
        const earlier = section.questions.slice(0, q);
        const wrong = question.condition && conditionProblem(question.condition, earlier);
        if (wrong) refuse(wrong, "questions", q, "condition");
        if (!comparisonsHold(question, earlier))
          refuse("comparison_unfit", "questions", q, "config");
        questionKeys.add(question.key);
      });
    });
  });
export type Form = z.infer<typeof formSchema>;
