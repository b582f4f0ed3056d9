import { isBarred } from "@/lib/access/policy";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { inLocale } from "@/lib/programmes/localised";
import { canAsk, sideOf } from "@/lib/releases/policy";
import type { AskChoices, PartnerPerson, PartnerReleaseView } from "@/lib/releases/views";
import { barsTouch, findRelease, loadPlace, type ReleasePlace } from "./load-release";
import { listPartnerPeople } from "./partner-people";
import { releaseViews } from "./release-views";

/** People of the partner whom no bar keeps from the application, each once: under the first of their memberships. */
async function freePeople(tx: Tx, { row, bars, now }: ReleasePlace): Promise<PartnerPerson[]> {
  const people = await listPartnerPeople(tx, row, now);
  const free = people.filter(
    ({ personId, unit }) =>
      !isBarred({ personId, organisationId: row.partnerOrganisationId, unit }, bars),
  );
  return free.filter(
    ({ personId }, at) => free.findIndex((each) => each.personId === personId) === at,
  );
}

/**
 * One release for the people of the partner: its lead, and those it names. Throws 404 for everybody else, and for the
 * startup, which has its own page.
 */
export function getRelease(actor: Actor, id: string, locale: Locale): Promise<PartnerReleaseView> {
  return withActor(actor, async (tx, now) => {
    const found = await findRelease(tx, actor, id, now);
    const { row, side } = found;
    if (side === "startup") throw notFound();
    const [release] = await releaseViews(tx, actor, [found], locale);
    if (!release) throw notFound();
    const named = release.readers.filter(({ standing }) => standing !== "removed");
    const people = side === "partner_lead" ? await freePeople(tx, found) : [];
    return {
      release,
      side,
      application: {
        id: row.id,
        reference: row.reference,
        startup: row.partnerEndedAt ? null : row.startup.listName || row.startup.name,
        partner: inLocale(row.partner, locale),
        lead: inLocale(row.lead, locale),
      },
      people: people.filter(({ personId }) => !named.some((each) => each.personId === personId)),
    };
  });
}

/**
 * What can be asked for on an application and for whom; null for everybody who may neither ask nor suggest. Throws 404
 * for an application that does not exist for the actor.
 */
export function getAskChoices(
  actor: Actor,
  applicationId: string,
  locale: Locale,
): Promise<AskChoices | null> {
  return withActor(actor, async (tx, now) => {
    const place = await loadPlace(tx, actor, applicationId, now);
    const { row, reader } = place;
    const side = sideOf(actor, reader, row, {
      isNamed: false,
      isBarred: barsTouch(actor, place.bars),
    });
    if (!side) throw notFound();
    if (side === "startup" || !canAsk(side, reader, row).may) return null;
    const form = await getFormSections(tx, row.formVersionId);
    return {
      applicationId,
      startup: row.startup.listName || row.startup.name,
      partner: inLocale(row.partner, locale),
      isSuggestion: side !== "partner_lead",
      sections: form
        .filter(({ tier }) => tier === "T2")
        .map(({ key, title }) => ({ key, title: inLocale(title, locale) })),
      people: await freePeople(tx, place),
      cdas: await tx.cda
        .findMany({
          where: {
            applicationId,
            fileState: "clean",
            startupConfirmedAt: { not: null },
            partnerConfirmedAt: { not: null },
            expiresAt: { gt: now },
          },
          orderBy: { signedOn: "desc" },
          select: { id: true, signedOn: true, expiresAt: true },
        })
        .then((cdas) =>
          cdas.map(({ id, signedOn, expiresAt }) => ({
            id,
            signedOn: signedOn.toISOString().slice(0, 10),
            expiresAt: expiresAt.toISOString(),
          })),
        ),
    };
  });
}
