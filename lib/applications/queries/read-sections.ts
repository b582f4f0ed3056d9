import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { SectionAnswers } from "@/lib/applications/answers";
import type { Tx } from "@/lib/platform/db";
import { askOne, select, writtenOnce } from "@/lib/platform/sql";
import { documentsOf, type DocumentRow } from "./list-documents";
import { draftColumns, draftFrom, type DraftSection } from "./load-draft";
import type { FrozenSection } from "./load-version";
import { releasedReadersFrom, releaseGrants, type ReleasedReader } from "./released-readers";
import type { VisibleApplication } from "./find-visible-application";

/** Of which application, and what of it this reader is told besides its sections. */
interface Asked extends Pick<VisibleApplication, "row" | "bars"> {
  now: Date;
  /** To whom protected sections are open. */
  seesNamed: boolean;
  /** What the lead wrote when it asked for papers. */
  seesPaperRequest: boolean;
}

/** What is told beside the sections. */
interface Beside {
  named: ReleasedReader[];
  /** Empty when no papers are asked for. */
  paperMessage: string;
}

export interface DraftReading extends Beside {
  draft: Map<string, DraftSection>;
  documents: DocumentRow[];
}

export interface FrozenReading extends Beside {
  frozen: Map<string, FrozenSection>;
  /** Of every section, opened or not. */
  complete: Map<string, boolean>;
  documents: DocumentRow[];
}

const paperRequest = (applicationId: string) =>
  select
    .selectFrom("paper_requests as r")
    .where("r.application_id", "=", applicationId)
    .where("r.answered_at", "is", null)
    .orderBy("r.created_at", "desc")
    .limit(1)
    .select("r.message");

/** The same as values of a statement. */
interface BesideValues {
  id: string;
  now: Date;
  seesNamed: boolean;
  seesPaperRequest: boolean;
}

const besideValues = ({ row, now, seesNamed, seesPaperRequest }: Asked): BesideValues => ({
  id: row.id,
  now,
  seesNamed,
  seesPaperRequest,
});

// A condition without a column is judged once; the table is not read where it is false.
const besideColumns = ({ id, now, seesNamed, seesPaperRequest }: BesideValues) => [
  jsonArrayFrom(releaseGrants(id, now).where(sql<boolean>`${seesNamed}`)).as("released"),
  paperRequest(id)
    .where(sql<boolean>`${seesPaperRequest}`)
    .as("paperMessage"),
];

const nothingBeside = { released: [], paperMessage: null };

const draftStatement = writtenOnce((values: BesideValues) =>
  select.selectNoFrom([...draftColumns(values.id), ...besideColumns(values)]),
);

/** What the team is writing, in one statement. */
export async function readDraft(tx: Tx, asked: Asked): Promise<DraftReading> {
  const stored = await askOne(tx, draftStatement(besideValues(asked)));
  const { released, paperMessage } = stored ?? nothingBeside;
  return {
    draft: stored ? draftFrom(stored) : new Map(),
    documents: stored?.draftDocuments ?? [],
    named: releasedReadersFrom(released, asked.bars),
    paperMessage: paperMessage ?? "",
  };
}

/** A section to open, and the frozen version it is read from. */
export interface SectionVersion {
  key: string;
  version: number;
}

/** What was opened, as values of a statement: each key with the version beside it. */
interface FrozenValues extends BesideValues {
  currentVersion: number;
  keys: string[];
  versions: number[];
}

const sectionsIn = ({ id, keys, versions }: FrozenValues) =>
  select
    .selectFrom("version_sections as s")
    .innerJoin("application_versions as v", "v.id", "s.version_id")
    .where("v.application_id", "=", id)
    .where(
      sql<boolean>`(s.section_key, v.number) IN (SELECT * FROM unnest(${keys}::text[], ${versions}::int[]))`,
    )
    .select(["s.section_key as key", "s.language", "s.complete", "s.answers"]);

/** Through a door of the second wall: the partner learns this much of a protected section (docs/second-wall.md). */
const completeness = (applicationId: string, version: number) =>
  select
    .selectFrom(
      sql<{
        section_key: string;
        complete: boolean;
      }>`section_completeness(${applicationId}::uuid, ${version}::int)`.as("c"),
    )
    .select(["c.section_key as key", "c.complete"]);

const documentsIn = ({ id, keys }: FrozenValues) =>
  documentsOf(id)
    .where(sql<boolean>`cardinality(d.frozen_versions) > 0`)
    .where(sql<boolean>`d.section_key = ANY (${keys}::text[])`)
    .where("d.state", "!=", "refused");

const frozenStatement = writtenOnce((values: FrozenValues) =>
  select.selectNoFrom([
    jsonArrayFrom(sectionsIn(values)).as("sections"),
    jsonArrayFrom(completeness(values.id, values.currentVersion)).as("complete"),
    jsonArrayFrom(documentsIn(values)).as("documents"),
    ...besideColumns(values),
  ]),
);

/**
 * What was frozen, in one statement: of the opened sections the answers and documents, each in its version, so that what
 * a reader may not see never leaves the database; of all of them whether they are complete.
 */
export async function readFrozen(
  tx: Tx,
  asked: Asked,
  opened: readonly SectionVersion[],
): Promise<FrozenReading> {
  const stored = await askOne(
    tx,
    frozenStatement({
      ...besideValues(asked),
      currentVersion: asked.row.currentVersion,
      keys: opened.map(({ key }) => key),
      versions: opened.map(({ version }) => version),
    }),
  );
  const {
    sections,
    complete,
    documents: files,
    released,
    paperMessage,
  } = stored ?? {
    ...nothingBeside,
    sections: [],
    complete: [],
    documents: [],
  };
  return {
    frozen: new Map(
      sections.map(({ key, answers, ...section }) => [
        key,
        { ...section, answers: answers as SectionAnswers },
      ]),
    ),
    complete: new Map(complete.map((each) => [each.key, each.complete])),
    documents: files,
    named: releasedReadersFrom(released, asked.bars),
    paperMessage: paperMessage ?? "",
  };
}
