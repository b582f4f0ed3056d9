import { sql } from "kysely";
import { localisedName } from "@/lib/accounts/localised-name";
import type { CriterionAverage } from "@/lib/decisions/seal";
import type { Locale } from "@/lib/i18n/locales";
import type { KeptMeans } from "@/lib/reviews/queries/kept-numbers";

/** A criterion of the rubric that an organisation published last for a programme. */
export interface RubricCriterion {
  organisationId: string;
  key: string;
  /** In the languages it was written in. */
  label: unknown;
}

/** A column of a statement: the criteria of both organisations' rubrics for the programme in `programmeColumn`, in order. */
export const rubricCriteria = (programmeColumn: string) => sql<RubricCriterion[]>`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('organisationId', r.organisation_id, 'key', c.key, 'label', c.label)
                            ORDER BY c.position), '[]')
    FROM rubrics r JOIN criteria c ON c.rubric_id = r.id
   WHERE r.programme_id = ${sql.ref(programmeColumn)} AND r.status = 'published'
     AND r.number = (SELECT max(n.number) FROM rubrics n
                      WHERE n.programme_id = r.programme_id AND n.organisation_id = r.organisation_id AND n.status = 'published'))`;

/** The criteria of one organisation's rubric with their names in a language. */
export const criteriaOf = (
  criteria: readonly RubricCriterion[],
  organisationId: string,
  locale: Locale,
): { key: string; label: string }[] =>
  criteria
    .filter((each) => each.organisationId === organisationId)
    .map(({ key, label }) => ({ key, label: localisedName(label, locale) }));

/**
 * An organisation's averages by the criteria of its rubric, raw and with each reviewer's habit taken off, from its kept
 * means; null without a review. Not for anybody's eyes before it went through the seal.
 */
export const averagesOf = (
  criteria: readonly { key: string; label: string }[],
  means: KeptMeans | undefined,
): CriterionAverage[] | null =>
  means
    ? criteria.map(({ key, label }) => ({
        key,
        label,
        raw: means.criteria[key]?.raw ?? null,
        calibrated: means.criteria[key]?.calibrated ?? null,
      }))
    : null;
