import { sql } from "kysely";
import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import { placeName } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/locales";
import { isConflictQuestion } from "@/lib/programmes/conflict-questions";
import type { Tx } from "@/lib/platform/db";
import { select } from "@/lib/platform/sql";
import type { ConflictCard } from "@/lib/reviews/views";

/**
 * The frozen answers of an application's card; a part of one statement. Before the declaration nothing else of the
 * application may be read: a door of the second wall.
 */
export const frozenCard = (applicationId: string) =>
  select
    .selectFrom(sql<CardAnswer>`conflict_card(${applicationId}::uuid)`.as("c"))
    .select(["c.section_key", "c.question_key", "c.value"]);

interface CardAnswer {
  section_key: string;
  question_key: string;
  value: unknown;
}

/** Founders, investors, indication, target class and pharma relations as frozen: all a reviewer sees before declaring. */
export async function conflictCard(
  tx: Tx,
  row: ApplicationRow,
  frozen: readonly CardAnswer[],
  locale: Locale,
): Promise<ConflictCard> {
  const form = await getFormSections(tx, row.formVersionId);
  const shared = form.flatMap((section) =>
    section.tier === "T1"
      ? section.questions
          .filter((question) => isConflictQuestion(question.key))
          .map((question) => ({ section: section.key, question }))
      : [],
  );
  const answers = Object.fromEntries(
    shared.flatMap(({ section, question }) => {
      const given = frozen.find(
        (each) => each.section_key === section && each.question_key === question.key,
      );
      return given ? [[question.key, given.value]] : [];
    }),
  );
  const isFilled = Object.keys(answers).length > 0;
  return {
    name: row.startup.listName,
    nameOther: row.startup.listNameOther,
    place: placeName(row.list.city, row.list.country, locale) || null,
    questions: isFilled ? shared.map(({ question }) => question) : [],
    answers,
  };
}
