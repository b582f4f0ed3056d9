import { expect, it } from "vitest";
import { sectionCompleteness } from "@/lib/applications/completeness";
import { parseAnswerDraft } from "@/lib/applications/answer-draft";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";
import { demoAnswers } from "@/prisma/demo/startups/answers";
import { demoStartups } from "@/prisma/demo/startups/all";

const today = new Date("2026-11-22T02:00:00Z");

it.each(demoStartups.map((startup) => [startup.slug, startup] as const))(
  "%s answers the whole form",
  (_slug, startup) => {
    const answers = demoAnswers(startup, today);
    for (const section of defaultForm.sections) {
      const given = answers[section.key] ?? {};
      const known = new Set(section.questions.map((question) => question.key));
      expect(Object.keys(given).filter((key) => !known.has(key))).toEqual([]);
      for (const question of section.questions) {
        if (question.key in given)
          expect(parseAnswerDraft(question, given[question.key]), question.key).toMatchObject({
            ok: true,
          });
      }
      const found = sectionCompleteness(section, given as never, [], { today: "2026-11-22" });
      expect(found.missing, section.key).toEqual([]);
      expect(found.contradictions, section.key).toEqual([]);
    }
  },
);
