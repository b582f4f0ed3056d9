import { isBarred } from "@/lib/access/policy";
import { obstacleOf } from "@/lib/applications/document-opening";
import { describer, type Describer } from "@/lib/applications/queries/describe";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import { readersOfSection, releasedReadersFrom } from "@/lib/applications/queries/released-readers";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { ask, askOne, dateIn } from "@/lib/platform/sql";
import { inLocale } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { canConsent, canTakeAway } from "@/lib/releases/policy";
import { partnerSight, waitingReaders } from "@/lib/releases/sight";
import type { KeptOut, PartnerPerson, SharedSection, SharingView } from "@/lib/releases/views";
import { loadReleases, loadTeamPlace, type ReleasePlace } from "./load-release";
import { receiptLines } from "./receipt";
import { refusals, releaseViews } from "./release-views";
import { keptOut, sharingStatement, type StoredSharing } from "./sharing-statement";

/** Lines of the receipt on the page; all of them stand in the export. */
export const linesShown = 20;

/**
 * What the partner sees of an application and who looked, on one page, for its own team: sections with their readers,
 * requests and releases, the must-not-see list, the receipt. Throws 404 for everybody else.
 */
export function getSharing(actor: Actor, id: string, locale: Locale): Promise<SharingView> {
  return withActor(actor, async (tx, now) => {
    const place = await loadTeamPlace(tx, actor, id, now);
    const words = await describer(locale);
    const stored = await readSharing(tx, place);
    const releases = await releaseViews(tx, actor, await loadReleases(tx, actor, place), locale);
    const form = await getFormSections(tx, place.row.formVersionId);
    return {
      application: applicationOf(place, words, locale),
      ...(await rightsOf(actor, locale)),
      owners: stored.owners.map(({ name }) => name),
      sections: sectionsOf(place, stored, { form, releases, locale }),
      documents: stored.documents.map(({ mediaType, stampProblem, ...document }) => {
        const obstacle = obstacleOf({ mediaType, stampProblem });
        return { ...document, obstacle: obstacle && words.obstacle(obstacle, place.row) };
      }),
      releases,
      keptOut: stored.keptOut.map(keptOutView),
      people: stored.people.map((person) => ({ ...person, isBarred: isShut(person, place) })),
      receipt: await receiptLines(tx, place, locale, linesShown),
    };
  });
}

async function readSharing(tx: Tx, { row, now }: ReleasePlace): Promise<StoredSharing> {
  const stored = await askOne(tx, sharingStatement(row, now));
  if (!stored) throw new Error("a statement without a table gave no row");
  return stored;
}

function applicationOf(
  { row }: ReleasePlace,
  words: Describer,
  locale: Locale,
): SharingView["application"] {
  return {
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
  };
}

async function rightsOf(
  actor: Actor,
  locale: Locale,
): Promise<Pick<SharingView, "consent" | "mayTakeAway">> {
  const consent = canConsent(actor, "startup");
  const sentenceOf = await refusals(locale);
  return {
    consent: consent.may
      ? { may: true, sentence: null }
      : { may: false, sentence: sentenceOf(consent.reason) },
    mayTakeAway: canTakeAway(actor, "startup").may,
  };
}

const isShut = (
  { personId, unit }: PartnerPerson,
  { row, bars }: Pick<ReleasePlace, "row" | "bars">,
): boolean => isBarred({ personId, organisationId: row.partnerOrganisationId, unit }, bars);

function sectionsOf(
  { row, bars }: ReleasePlace,
  { grants }: StoredSharing,
  of: { form: readonly Section[]; releases: SharingView["releases"]; locale: Locale },
): SharedSection[] {
  const reading = releasedReadersFrom(grants, bars);
  const standing = { isSubmitted: row.submittedAt !== null, isEnded: row.partnerEndedAt !== null };
  return of.form.map(({ key, title, tier }) => {
    const isProtected = tier === "T2";
    const readers = isProtected && !standing.isEnded ? readersOfSection(reading, key) : [];
    const people = new Set(readers.map(({ personId }) => personId));
    const waiting = isProtected ? waitingReaders(key, of.releases, people) : [];
    return {
      key,
      title: inLocale(title, of.locale),
      isProtected,
      partner: partnerSight({ isProtected, readers, waiting }, standing),
      readers: readers.map(({ name, until, releaseId, version }) => ({
        name,
        until: until?.toISOString() ?? null,
        releaseId,
        version,
      })),
      waiting,
    };
  });
}

const keptOutView = ({ since, ...line }: StoredSharing["keptOut"][number]): KeptOut => ({
  ...line,
  since: dateIn(since).toISOString(),
});

/** The must-not-see list of an application for its own team, from the draft on. Throws 404 for everybody else. */
export function listKeptOut(actor: Actor, id: string): Promise<KeptOut[]> {
  return withActor(actor, async (tx, now) => {
    await loadTeamPlace(tx, actor, id, now);
    const lines = await ask(tx, keptOut(id));
    return lines.map(({ since, ...line }) => ({ ...line, since: since.toISOString() }));
  });
}
