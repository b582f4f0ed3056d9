import { isBarred } from "@/lib/access/policy";
import { obstacleOf } from "@/lib/applications/document-opening";
import { describer } from "@/lib/applications/queries/describe";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import {
  listReleasedReaders,
  readersOfSection,
  type ReleasedReader,
} from "@/lib/applications/queries/released-readers";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { inLocale } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { canConsent, canTakeAway } from "@/lib/releases/policy";
import type {
  KeptOut,
  PartnerPerson,
  SharedSection,
  SharingView,
  VersionDocument,
} from "@/lib/releases/views";
import { loadReleases, loadTeamPlace, type ReleasePlace } from "./load-release";
import { listPartnerPeople } from "./partner-people";
import { receiptLines } from "./receipt";
import { refusals, releaseViews } from "./release-views";

/** Lines of the receipt on the page; all of them stand in the export. */
export const linesShown = 20;

/**
 * What the partner sees of an application and who looked, on one page, for its own team: sections with their readers,
 * requests and releases, the must-not-see list, the receipt. Throws 404 for everybody else.
 */
export function getSharing(actor: Actor, id: string, locale: Locale): Promise<SharingView> {
  return withActor(actor, async (tx, now) => {
    const place = await loadTeamPlace(tx, actor, id, now);
    const { row } = place;
    const words = await describer(locale);
    const consent = canConsent(actor, "startup");
    const sentenceOf = await refusals(locale);
    const people = await listPartnerPeople(tx, row, now);
    const form = await getFormSections(tx, row.formVersionId);
    const receipt = await receiptLines(tx, place, locale, linesShown);
    return {
      application: {
        id: row.id,
        reference: row.reference,
        startup: row.startup.name,
        lead: inLocale(row.lead, locale),
        partner: inLocale(row.partner, locale),
        programme: inLocale(row.programmeName, locale),
        next: words.next("startup", row.next, row).sentence,
        version: row.currentVersion,
        isSubmitted: row.submittedAt !== null,
        isEnded: row.partnerEndedAt !== null,
      },
      consent: consent.may
        ? { may: true, sentence: null }
        : { may: false, sentence: sentenceOf(consent.reason) },
      mayKeepOut: canTakeAway(actor, "startup").may,
      sections: await sectionsOf(tx, place, form, locale),
      documents: await documentsOf(tx, place, locale),
      releases: await releaseViews(tx, actor, await loadReleases(tx, actor, place), locale),
      keptOut: await keptOutOf(tx, place),
      people: people.map((person) => ({ ...person, isBarred: isShut(person, place) })),
      receipt,
    };
  });
}

const isShut = ({ personId, unit }: PartnerPerson, { row, bars }: ReleasePlace): boolean =>
  isBarred({ personId, organisationId: row.partnerOrganisationId, unit }, bars);

async function sectionsOf(
  tx: Tx,
  { row, bars, now }: ReleasePlace,
  form: Section[],
  locale: Locale,
): Promise<SharedSection[]> {
  const readers = await listReleasedReaders(tx, { row, bars }, now);
  const sightOf = (tier: Section["tier"], released: ReleasedReader[]): SharedSection["partner"] => {
    if (row.submittedAt === null) return "nothing_yet";
    if (row.partnerEndedAt !== null) return "ended";
    if (tier !== "T2") return "shared";
    return released.length > 0 ? "released" : "exists";
  };
  return form.map(({ key, title, tier }) => {
    const released = tier === "T2" ? readersOfSection(readers, key) : [];
    return {
      key,
      title: inLocale(title, locale),
      isProtected: tier === "T2",
      partner: sightOf(tier, released),
      readers: released.map(({ name, until, releaseId, version }) => ({
        name,
        until: until?.toISOString() ?? null,
        releaseId,
        version,
      })),
    };
  });
}

/** The documents of the protected sections as last frozen: what an owner can let go along with a section. */
async function documentsOf(
  tx: Tx,
  { row }: ReleasePlace,
  locale: Locale,
): Promise<VersionDocument[]> {
  const documents = await tx.document.findMany({
    where: {
      AND: [
        { applicationId: row.id, tier: "T2", state: { not: "refused" } },
        { frozenVersions: { has: row.currentVersion } },
      ],
    },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      sectionKey: true,
      name: true,
      size: true,
      mediaType: true,
      stampProblem: true,
    },
  });
  const words = await describer(locale);
  return documents.map(({ mediaType, stampProblem, ...document }) => {
    const obstacle = obstacleOf({ mediaType, stampProblem });
    return { ...document, obstacle: obstacle && words.obstacle(obstacle, row) };
  });
}

async function keptOutOf(tx: Tx, { row }: ReleasePlace): Promise<KeptOut[]> {
  const bars = await tx.bar.findMany({
    where: { applicationId: row.id, reason: "must_not_see", liftedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, personId: true, unit: true, createdAt: true },
  });
  const people = await tx.person.findMany({
    where: { id: { in: bars.flatMap(({ personId }) => personId ?? []) } },
    select: { id: true, displayName: true },
  });
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return bars.map(({ id, personId, unit, createdAt }) => ({
    id,
    person: personId ? (names.get(personId) ?? "") : null,
    unit,
    since: createdAt.toISOString(),
  }));
}
