import {
  findVisibleApplication,
  type ApplicationRow,
} from "@/lib/applications/queries/find-visible-application";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { inLocale } from "@/lib/programmes/localised";
import type { Side } from "@/lib/reviews/views";
import type { ReviewedApplication } from "./facts";

const reviewedFrom = (row: ApplicationRow): ReviewedApplication => ({
  id: row.id,
  reference: row.reference,
  status: row.status,
  intakeId: row.intakeId,
  programmeId: row.programmeId,
  leadOrganisationId: row.leadOrganisationId,
  partnerOrganisationId: row.partnerOrganisationId,
  startupId: row.startupId,
  currentVersion: row.currentVersion,
  language: row.language,
  listName: row.startup.listName,
  listNameOther: row.startup.listNameOther,
  listTitle: row.list.title,
  listCountry: row.list.country,
  listCity: row.list.city,
  listArea: row.list.area,
  listModality: row.list.modality,
  listStage: row.list.stage,
  intake: {
    name: row.intake.name,
    slug: row.intake.slug,
    reviewsDueAt: row.next.reviewsDueAt,
    reviewersPerOrganisation: row.intake.reviewersPerOrganisation,
    programme: { name: row.programmeName },
  },
});

/** An application as reviews work with it, and the short names of the two organisations. */
export interface ReviewedPlace {
  application: ReviewedApplication;
  names: Record<Side, string>;
}

export const placeFrom = (row: ApplicationRow, locale: Locale): ReviewedPlace => ({
  application: reviewedFrom(row),
  names: { lead: inLocale(row.lead, locale), partner: inLocale(row.partner, locale) },
});

/** Reached as one reads T1 of it. Throws the 404 refusal otherwise. */
export async function findApplication(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<ReviewedApplication> {
  return reviewedFrom((await findVisibleApplication(tx, actor, id, now)).row);
}

/** The same with the organisations' names, for a page. */
export async function findPlace(
  tx: Tx,
  actor: Actor,
  id: string,
  locale: Locale,
  now: Date,
): Promise<ReviewedPlace> {
  return placeFrom((await findVisibleApplication(tx, actor, id, now)).row, locale);
}

/**
 * Like findPlace, and also what an ended programme leaves the partner's lead: its own deliberation stays readable
 * (product.md, "Endings").
 */
export async function findDeliberated(
  tx: Tx,
  actor: Actor,
  id: string,
  locale: Locale,
  now: Date,
): Promise<ReviewedPlace> {
  const { row } = await findVisibleApplication(tx, actor, id, now, { metadata: true });
  return placeFrom(row, locale);
}
