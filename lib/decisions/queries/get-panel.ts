import { localisedName } from "@/lib/accounts/localised-name";
import { datesOfIntake } from "@/lib/applications/lifecycle";
import { applicationScope } from "@/lib/applications/scope";
import { agree } from "@/lib/decisions/outcome";
import { speaksFor } from "@/lib/decisions/policy";
import type { OutcomeParty, Side } from "@/lib/decisions/schema";
import { lookThroughSeal, type SealReader, type SideView } from "@/lib/decisions/seal";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { PanelRow, PanelSide, PanelView } from "@/lib/decisions/views";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { liveStates } from "@/lib/reviews/schema";
import { listAverages, type RubricAverages } from "./list-averages";
import { factsOf, loadParts, type DecisionParts } from "./load-case";
import { recordOf } from "./seal-record";

/** Most applications on one sheet. */
const limit = 200;

const rowSelect = {
  id: true,
  reference: true,
  status: true,
  programmeId: true,
  leadOrganisationId: true,
  partnerOrganisationId: true,
  startupId: true,
  currentVersion: true,
  listName: true,
  listNameOther: true,
  startup: { select: { displayName: true } },
} satisfies Prisma.ApplicationSelect;

async function findIntake(tx: Tx, actor: Actor, slug: string) {
  const intake = await tx.intake.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      kind: true,
      panelAt: true,
      answerBy: true,
      cutOffs: { select: { closesAt: true, panelAt: true, answerBy: true } },
      programme: {
        select: {
          id: true,
          name: true,
          leadOrganisationId: true,
          partnerOrganisationId: true,
        },
      },
    },
  });
  if (!intake) throw notFound();
  const { programme } = intake;
  const side = speaksFor(actor, { programmeId: programme.id, ...programme });
  if (!side) throw notFound();
  return { intake, programme, side };
}

async function shortNames(tx: Tx, lead: string, partner: string, locale: Locale) {
  const rows = await tx.organisation.findMany({
    where: { id: { in: [lead, partner] } },
    select: { id: true, shortName: true },
  });
  const nameOf = (id: string) =>
    localisedName(rows.find((row) => row.id === id)?.shortName, locale);
  return { lead: nameOf(lead), partner: nameOf(partner) };
}

/**
 * The joint panel sheet of an intake: every application that reached a joint decision and that the reader may see, by
 * name (never by a sealed side), each looked at through the seal. For the lead's managers and the partner's leads;
 * throws 404 for others.
 */
export function getPanel(actor: Actor, slug: string, locale: Locale): Promise<PanelView> {
  return withActor(actor, async (tx, now) => {
    const { intake, programme, side } = await findIntake(tx, actor, slug);
    const scope = applicationScope(actor, now);
    if (scope.kind !== "where") throw notFound();
    const visible: Prisma.ApplicationWhereInput = { AND: [scope.where, { intakeId: intake.id }] };
    const applications = await tx.application.findMany({
      where: { AND: [visible, { decision: { isNot: null } }] },
      orderBy: [{ listName: "asc" }, { id: "asc" }],
      take: limit,
      select: rowSelect,
    });
    const parts = await loadParts(tx, programme.id, applications);
    const of = { programmeId: programme.id, intakeId: intake.id };
    const { leadOrganisationId, partnerOrganisationId } = programme;
    const lead = await listAverages(tx, { ...of, organisationId: leadOrganisationId }, locale);
    const partner = await listAverages(
      tx,
      { ...of, organisationId: partnerOrganisationId },
      locale,
    );
    const reader: SealReader = { side, reads: true, ended: false };
    const rows = applications.flatMap((application) =>
      rowOf(application, parts.get(application.id), { lead, partner }, reader),
    );
    return {
      intake: {
        slug,
        name: localisedName(intake.name, locale),
        programme: localisedName(programme.name, locale),
        panelAt: datesOfIntake(intake, now).panelAt,
      },
      ownSide: side,
      organisations: await shortNames(tx, leadOrganisationId, partnerOrganisationId, locale),
      criteria: { lead: lead.criteria, partner: partner.criteria },
      rows,
      counts: await countsOf(tx, visible, rows),
    };
  });
}

function rowOf(
  application: Prisma.ApplicationGetPayload<{ select: typeof rowSelect }>,
  parts: DecisionParts | undefined,
  averages: Record<Side, RubricAverages>,
  reader: SealReader,
): PanelRow[] {
  if (!parts?.decision) return [];
  const { decision } = parts;
  const record = recordOf(application, parts, {
    names: new Map(),
    notes: [],
    averages: { lead: averages.lead.byApplication, partner: averages.partner.byApplication },
  });
  const { sides } = lookThroughSeal(record, reader);
  const [lead, partner] = [panelSide(sides.lead), panelSide(sides.partner)];
  return [
    {
      applicationId: application.id,
      reference: application.reference,
      name: application.listName || application.startup.displayName,
      otherName: application.listNameOther,
      status: application.status,
      sides: { lead, partner },
      agree:
        lead.value === undefined || partner.value === undefined
          ? null
          : agree(lead.value, partner.value),
      leadAlone: factsOf(application, parts).leadAlone,
      state: decision.state,
      recommendationsDueAt: decision.recommendationsDueAt,
      outcome: decision.outcome,
      outcomeBy: decision.outcomeBy as OutcomeParty | null,
    },
  ];
}

const panelSide = ({ recorded, sealed, averages, mustConfirm, current }: SideView): PanelSide => ({
  recorded,
  sealed,
  averages,
  mustConfirm,
  value: current?.value,
});

async function countsOf(
  tx: Tx,
  visible: Prisma.ApplicationWhereInput,
  rows: readonly PanelRow[],
): Promise<PanelView["counts"]> {
  const applicationId = { in: rows.map((row) => row.applicationId) };
  const reviewers = await tx.assignment.findMany({
    where: { applicationId, state: { in: [...liveStates] } },
    distinct: ["personId"],
    select: { personId: true },
  });
  const conflicts = await tx.assignment.count({ where: { applicationId, state: "conflicted" } });
  const inReview = await tx.application.count({
    where: { AND: [visible, { status: "in_review" }] },
  });
  const bothIn = rows.filter(
    ({ sides, leadAlone }) => sides.lead.recorded && (leadAlone || sides.partner.recorded),
  ).length;
  return { reviewers: reviewers.length, conflicts, bothIn, inReview };
}
