import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import {
  canCreateProgramme,
  canReadRubric,
  setUpReader,
  setUpScope,
} from "@/lib/programmes/policy";
import { factKeys, unanswerableRules } from "@/lib/programmes/eligibility-questions";
import { questionFromRow } from "@/lib/programmes/form-rows";
import { openingChecks, type OpeningNeed } from "@/lib/programmes/readiness";
import { eligibilityRuleSchema, type EligibilityRule } from "@/lib/programmes/rules-schema";
import type { Question } from "@/lib/programmes/schema";
import { localisedText, type LocalisedText } from "@/lib/programmes/localised";

const textOf = (stored: unknown): LocalisedText => localisedText.parse(stored);

const organisation = { select: { id: true, name: true, shortName: true } } as const;

/** The programmes whose set-up the actor may read, the newest first. */
export async function listProgrammes(actor: Actor) {
  const scope = setUpScope(actor);
  if (scope.kind === "none") throw notFound();
  return withActor(actor, async (tx) => {
    const rows = await tx.programme.findMany({
      where: scope.kind === "where" ? scope.where : {},
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: 200,
      select: {
        id: true,
        slug: true,
        name: true,
        status: true,
        decisionMode: true,
        lead: organisation,
        partner: organisation,
        intakes: { select: { status: true } },
      },
    });
    return {
      mayCreate: canCreateProgramme(actor).may,
      items: rows.map(({ intakes, ...row }) => ({
        ...row,
        name: textOf(row.name),
        lead: organisationView(row.lead),
        partner: organisationView(row.partner),
        intakeCount: intakes.length,
        openIntakeCount: intakes.filter((intake) => intake.status === "open").length,
      })),
    };
  });
}

/** The organisations a new programme may have as its partner. Throws 404 unless the actor may create programmes. */
export async function listPossiblePartners(actor: Actor) {
  if (!canCreateProgramme(actor).may) throw notFound();
  return withActor(actor, async (tx) => {
    const rows = await tx.organisation.findMany({
      where: { kind: "partner" },
      orderBy: { slug: "asc" },
      take: 500,
      select: { id: true, name: true, shortName: true },
    });
    return rows.map(organisationView);
  });
}

const organisationView = (row: { id: string; name: unknown; shortName: unknown }) => ({
  id: row.id,
  name: textOf(row.name),
  shortName: textOf(row.shortName),
});

/** The head of a programme's set-up: what every page under it needs. Throws 404. */
export async function getProgrammeHead(actor: Actor, slug: string) {
  return withActor(actor, (tx) => loadHead(tx, actor, slug));
}

/** The same inside a transaction. */
export async function loadHead(tx: Tx, actor: Actor, slug: string) {
  const scope = setUpScope(actor);
  if (scope.kind === "none") throw notFound();
  const row = await tx.programme.findFirst({
    where: { AND: [{ slug }, scope.kind === "where" ? scope.where : {}] },
    select: {
      id: true,
      slug: true,
      name: true,
      summary: true,
      offers: true,
      status: true,
      decisionMode: true,
      contactEmail: true,
      revision: true,
      leadOrganisationId: true,
      partnerOrganisationId: true,
      lead: organisation,
      partner: organisation,
    },
  });
  const reader = row && setUpReader(actor, row);
  if (!row || !reader) throw notFound();
  return {
    ...row,
    name: textOf(row.name),
    summary: textOf(row.summary),
    offers: z.array(localisedText).parse(row.offers),
    lead: organisationView(row.lead),
    partner: organisationView(row.partner),
    reader,
    mayEdit: reader === "lead",
  };
}

export type ProgrammeHead = Awaited<ReturnType<typeof getProgrammeHead>>;

const intakeSelect = {
  id: true,
  slug: true,
  name: true,
  kind: true,
  status: true,
  opensAt: true,
  closesAt: true,
  graceMinutes: true,
  panelAt: true,
  answerBy: true,
  reviewsDueAt: true,
  acceptedLanguages: true,
  lookingFor: true,
  originText: true,
  formVersionId: true,
  eligibilityVersion: true,
  reviewersPerOrganisation: true,
  cohortName: true,
  updatedAt: true,
  cutOffs: {
    orderBy: { closesAt: "asc" },
    select: { closesAt: true, panelAt: true, answerBy: true },
  },
  eligibilityRules: { orderBy: { position: "asc" }, select: { version: true, rule: true } },
} as const;

/** A programme's whole set-up as the actor may read it: versions, rubrics, intakes and what keeps each from opening. Throws 404. */
export async function getProgrammeSetup(actor: Actor, slug: string) {
  return withActor(actor, async (tx, now) => {
    const programme = await loadHead(tx, actor, slug);
    const formVersions = await tx.formVersion.findMany({
      where: { programmeId: programme.id },
      orderBy: { number: "desc" },
      select: { id: true, number: true, status: true, publishedAt: true },
    });
    const rubrics = await listReadableRubrics(tx, programme);
    const intakes = await tx.intake.findMany({
      where: { programmeId: programme.id },
      orderBy: [{ opensAt: "desc" }, { id: "asc" }],
      select: intakeSelect,
    });
    const facts = await factsByVersion(tx, programme.id);
    const published = formVersions.filter((version) => version.status === "published");
    const rubricOf = (organisationId: string) =>
      rubrics.some((each) => each.organisationId === organisationId && each.status === "published");
    return {
      programme,
      formVersions,
      rubrics,
      intakes: intakes.map((row) => ({
        ...intakeView(row),
        checks: openingChecks(
          {
            programmeStatus: programme.status,
            hasPublishedForm: row.formVersionId
              ? published.some((version) => version.id === row.formVersionId)
              : published.length > 0,
            hasLeadRubric: rubricOf(programme.leadOrganisationId),
            hasPartnerRubric: rubricOf(programme.partnerOrganisationId),
            ruleCount: currentRules(row).length,
            areRulesAnswerable:
              published.length === 0 ||
              unanswerableRules(
                currentRules(row),
                facts.get(row.formVersionId ?? published[0]?.id ?? "") ?? [],
              ).length === 0,
            dates: row,
          },
          now,
        ),
      })),
    };
  });
}

/** By published version, newest or not: the questions that admission rules may look at. */
async function factsByVersion(tx: Tx, programmeId: string): Promise<Map<string, Question[]>> {
  const rows = await tx.formQuestion.findMany({
    where: {
      key: { in: [...factKeys] },
      section: { formVersion: { programmeId, status: "published" } },
    },
    include: { section: { select: { formVersionId: true } } },
  });
  const found = new Map<string, Question[]>();
  for (const row of rows) {
    const { formVersionId } = row.section;
    found.set(formVersionId, [...(found.get(formVersionId) ?? []), questionFromRow(row)]);
  }
  return found;
}

export type ProgrammeSetup = Awaited<ReturnType<typeof getProgrammeSetup>>;
export type SetupIntake = ProgrammeSetup["intakes"][number];
export type OpeningCheck = { need: OpeningNeed; met: boolean };

type IntakeRow = {
  name: unknown;
  lookingFor: unknown;
  originText: unknown;
  cohortName: unknown;
  eligibilityVersion: number;
  eligibilityRules: readonly { version: number; rule: unknown }[];
};

const currentRules = (row: IntakeRow): EligibilityRule[] =>
  row.eligibilityRules
    .filter((each) => each.version === row.eligibilityVersion)
    .map((each) => eligibilityRuleSchema.parse(each.rule));

function intakeView<R extends IntakeRow>(row: R) {
  const { eligibilityRules: _, ...rest } = row;
  return {
    ...rest,
    name: textOf(row.name),
    lookingFor: textOf(row.lookingFor),
    originText: textOf(row.originText),
    cohortName: row.cohortName === null ? null : textOf(row.cohortName),
    rules: currentRules(row),
  };
}

async function listReadableRubrics(tx: Tx, programme: ProgrammeHead) {
  const rows = await tx.rubric.findMany({
    where: { programmeId: programme.id },
    orderBy: { number: "desc" },
    select: {
      id: true,
      organisationId: true,
      number: true,
      status: true,
      name: true,
      scaleMeaning: true,
      revision: true,
      publishedAt: true,
      criteria: {
        orderBy: { position: "asc" },
        select: { id: true, key: true, label: true, hint: true, weight: true },
      },
    },
  });
  return rows
    .filter((row) => canReadRubric(programme.reader, programme, row))
    .map((row) => ({
      ...row,
      name: textOf(row.name),
      scaleMeaning: textOf(row.scaleMeaning),
      criteria: row.criteria.map((criterion) => ({
        ...criterion,
        label: textOf(criterion.label),
        hint: textOf(criterion.hint),
      })),
    }));
}

export type SetupRubric = ProgrammeSetup["rubrics"][number];
