import { sql, type InferResult } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import { sectionPrefill, type ProfileFacts, type SectionPrefill } from "@/lib/applications/prefill";
import type { Tx } from "@/lib/platform/db";
import { dateIn, select } from "@/lib/platform/sql";
import type { ApplicationRow } from "./find-visible-application";
import { getFormSections } from "./form-versions";

/** What a draft is offered of what its team said elsewhere. */
export interface Prefill {
  /** The earlier application that answers come from; `at`: when it was sent, else begun, ISO. */
  from: { reference: string; at: string; hasFiles: boolean } | null;
  /** By section key; without what the team cleared. */
  sections: Record<string, SectionPrefill>;
}

// Of the draft "a" in the statement around; nothing once it was sent.
const ofDraft = sql<boolean>`a.status = 'draft'`;

const profile = () =>
  select
    .selectFrom("startups as s")
    .where(sql<boolean>`s.id = a.startup_id`)
    .where(ofDraft)
    .select([
      "s.display_name as displayName",
      "s.name_en as nameEn",
      "s.name_zh_hant as nameZhHant",
      "s.name_zh_hans as nameZhHans",
      "s.website",
      "s.country",
      "s.city",
      sql<string | null>`s.founded_on::text`.as("foundedOn"),
      "s.team_size as teamSize",
    ]);

const earlierAnswers = () =>
  select
    .selectFrom("answers as w")
    .where(sql<boolean>`w.application_id = b.id`)
    .select(["w.question_key as question", "w.value"]);

// Of the same startup only: what a team wrote never reaches another one.
const earlier = () =>
  select
    .selectFrom("applications as b")
    .where(sql<boolean>`b.id = a.prefilled_from_id AND b.startup_id = a.startup_id`)
    .where("b.erased_at", "is", null)
    .where(ofDraft)
    .select([
      "b.reference",
      "b.form_version_id as formVersionId",
      sql<string>`coalesce(b.submitted_at, b.created_at)`.as("at"),
      sql<boolean>`EXISTS (SELECT FROM documents d WHERE d.application_id = b.id AND d.removed_at IS NULL)`.as(
        "hasFiles",
      ),
      jsonArrayFrom(earlierAnswers()).as("answers"),
    ]);

const cleared = () =>
  select
    .selectFrom("application_sections as n")
    .where(sql<boolean>`n.application_id = a.id`)
    .where(ofDraft)
    .where("n.prefill_cleared", "is not", null)
    .select("n.prefill_cleared as questions");

/** Columns of a statement on one application "a", read by its own team; `prefillFrom` puts them together. */
export const prefillColumns = () => [
  jsonObjectFrom(profile()).as("prefillProfile"),
  jsonObjectFrom(earlier()).as("prefillEarlier"),
  jsonArrayFrom(cleared()).as("prefillCleared"),
];

const statement = () => select.selectNoFrom(prefillColumns());
type Stored = InferResult<ReturnType<typeof statement>>[number];

/** The offers for every section of a draft, whatever it answers already. */
export async function prefillFrom(tx: Tx, row: ApplicationRow, stored: Stored): Promise<Prefill> {
  const { prefillProfile, prefillEarlier, prefillCleared } = stored;
  const facts: ProfileFacts | null = prefillProfile;
  const before = prefillEarlier && {
    form: await getFormSections(tx, prefillEarlier.formVersionId),
    answers: Object.fromEntries(
      prefillEarlier.answers.map(({ question, value }) => [question, value]),
    ),
  };
  const unwanted = new Set(prefillCleared.flatMap(({ questions }) => questions ?? []));
  const form = await getFormSections(tx, row.formVersionId);
  const sections = form.map((section) => {
    const { offered, unfit } = sectionPrefill(section, { profile: facts, earlier: before });
    const wanted = offered.filter(({ question }) => !unwanted.has(question));
    return [section.key, { offered: wanted, unfit }] as const;
  });
  return {
    from: prefillEarlier && {
      reference: prefillEarlier.reference,
      at: dateIn(prefillEarlier.at).toISOString(),
      hasFiles: prefillEarlier.hasFiles,
    },
    sections: Object.fromEntries(sections),
  };
}
