import { actingMembershipSelect } from "@/lib/accounts/live-memberships";
import { isBarred } from "@/lib/access/policy";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import { readApplication, type ApplicationView } from "@/lib/applications/queries/get-application";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound, Refusal } from "@/lib/platform/errors";
import type { Section } from "@/lib/programmes/schema";
import { auditRelease } from "@/lib/releases/audit-release";
import { canConsent } from "@/lib/releases/policy";
import { requireAllowed } from "@/lib/platform/permission";
import type { PartnerPerson } from "@/lib/releases/views";
import { loadTeamPlace, type ReleasePlace } from "./load-release";
import { listPartnerPeople } from "./partner-people";

/** An application as one person of the partner would see it now. */
export interface SeenAs {
  person: PartnerPerson;
  /** Null: it does not exist for them; `why` says so to the owner. */
  application: ApplicationView | null;
  form: Section[];
  why: "barred" | "ended" | "not_assigned" | null;
  /** A release names them, but they have not declared yet. */
  awaitsDeclaration: boolean;
}

/**
 * What one person of the partner would see of an application at this moment: the same policy functions with that
 * person's role, grants and bars, read-only; no session is made and nothing counts as opened. For owners in a session
 * of their own; one audit row. Throws 404, releases.owner_only, assisted_session (403).
 */
export function seeAsReader(
  actor: Actor,
  applicationId: string,
  membershipId: string,
  locale: Locale,
): Promise<SeenAs> {
  return withActor(actor, async (tx, now) => {
    const place = await loadTeamPlace(tx, actor, applicationId, now);
    requireAllowed(canConsent(actor, "startup"));
    const people = await listPartnerPeople(tx, place.row, now);
    const person = people.find((each) => each.membershipId === membershipId);
    if (!person) throw notFound();
    await auditRelease(tx, actor, place, applicationId, "release.seen_as_reader", {
      membership: membershipId,
    });
    const application = await viewThrough(tx, await readerOf(tx, person, locale), place, locale);
    const waiting = await tx.releaseReader.count({
      where: {
        applicationId,
        membershipId,
        state: "granted",
        interest: null,
        release: { state: "granted", grantedUntil: { gt: now } },
      },
    });
    return {
      person,
      application,
      form: application ? await getFormSections(tx, place.row.formVersionId) : [],
      why: reasonFor(application, person, place),
      awaitsDeclaration: waiting > 0,
    };
  });
}

function reasonFor(
  application: ApplicationView | null,
  { personId, unit }: PartnerPerson,
  { row, bars }: ReleasePlace,
): SeenAs["why"] {
  if (row.partnerEndedAt !== null) return "ended";
  if (application) return null;
  const organisationId = row.partnerOrganisationId;
  return isBarred({ personId, organisationId, unit }, bars) ? "barred" : "not_assigned";
}

/** The person as the policy knows them: under this one membership, with no address and no session. */
async function readerOf(tx: Tx, person: PartnerPerson, locale: Locale): Promise<Actor> {
  const membership = await tx.membership.findUniqueOrThrow({
    where: { id: person.membershipId },
    select: actingMembershipSelect,
  });
  return {
    kind: "person",
    personId: person.personId,
    displayName: person.name,
    email: "",
    locale,
    membership,
    assisted: false,
  };
}

async function viewThrough(
  tx: Tx,
  reader: Actor,
  { row, now }: ReleasePlace,
  locale: Locale,
): Promise<ApplicationView | null> {
  try {
    return await readApplication(tx, reader, row.id, now, { locale, rehearsal: true });
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null;
    throw error;
  }
}
