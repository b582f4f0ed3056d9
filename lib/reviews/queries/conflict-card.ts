import { getFormSections } from "@/lib/applications/queries/form-versions";
import { placeName } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/locales";
import type { Tx } from "@/lib/platform/db";
import type { ConflictCard } from "@/lib/reviews/views";

/** The conflict card is made of T1 questions whose keys begin so (templates/default-form/team.ts). */
const prefix = "conflict_";

interface CardOf {
  id: string;
  listName: string;
  listNameOther: string | null;
  listCountry: string | null;
  listCity: string | null;
}

interface CardAnswer {
  section_key: string;
  question_key: string;
  value: unknown;
}

/** Founders, investors, indication, target class and pharma relations as frozen: all a reviewer sees before declaring. */
export async function loadConflictCard(
  tx: Tx,
  application: CardOf,
  locale: Locale,
): Promise<ConflictCard> {
  const { formVersionId } = await tx.application.findUniqueOrThrow({
    where: { id: application.id },
    select: { formVersionId: true },
  });
  const form = await getFormSections(tx, formVersionId);
  const shared = form.flatMap((section) =>
    section.tier === "T1"
      ? section.questions
          .filter((question) => question.key.startsWith(prefix))
          .map((question) => ({ section: section.key, question }))
      : [],
  );
  // Before the declaration nothing else of the application may be read: a door of the second wall.
  const frozen = await tx.$queryRaw<CardAnswer[]>`
    SELECT section_key, question_key, value FROM conflict_card(${application.id}::uuid)`;
  const answers = Object.fromEntries(
    shared.flatMap(({ section, question }) => {
      const given = frozen.find(
        (each) => each.section_key === section && each.question_key === question.key,
      );
      return given ? [[question.key, given.value]] : [];
    }),
  );
  const { listName, listNameOther, listCity, listCountry } = application;
  const isFilled = Object.keys(answers).length > 0;
  return {
    name: listName,
    nameOther: listNameOther,
    place: placeName(listCity, listCountry, locale) || null,
    questions: isFilled ? shared.map(({ question }) => question) : [],
    answers,
  };
}
