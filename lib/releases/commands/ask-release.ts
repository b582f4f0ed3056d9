import { isBarred } from "@/lib/access/policy";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal } from "@/lib/platform/errors";
import { once } from "@/lib/platform/idempotency";
import { auditRelease } from "@/lib/releases/audit-release";
import { canAsk, canForward, canWithdraw, sideOf } from "@/lib/releases/policy";
import { barsTouch, type ReleasePlace } from "@/lib/releases/queries/load-release";
import { listPartnerPeople } from "@/lib/releases/queries/partner-people";
import { requireAllowed } from "@/lib/platform/permission";
import { requestLimits, type AskInput } from "@/lib/releases/schema";
import type { PartnerPerson } from "@/lib/releases/views";
import { lockPlace, lockRelease } from "./lock-release";
import { requireCda } from "./require-cda";
import { tellOwners, tellPartnerLeads } from "./tell";

export interface AskedRelease {
  id: string;
  state: "asked" | "suggested";
}

/**
 * The partner's lead asks the startup for sections, for named people, for a purpose, until a date; the owners are told.
 * Asked by a reviewer of the partner it is a suggestion to their lead, of which the startup hears nothing.
 * Throws 404, platform.wrong_role (403), releases.ended, too_many_open (409), unknown_section, not_a_member,
 * reader_excluded, end_not_allowed, start_not_allowed, nothing_protected, cda_not_valid (422).
 */
export function askRelease(
  actor: Actor,
  applicationId: string,
  input: AskInput,
  idempotencyKey?: string,
): Promise<AskedRelease> {
  return withActor(actor, (tx) =>
    once(tx, actor, `release.ask/${applicationId}`, idempotencyKey, async () => {
      const place = await lockPlace(tx, actor, applicationId);
      const side = sideOf(actor, place.reader, place.row, {
        isNamed: false,
        isBarred: barsTouch(actor, place.bars),
      });
      if (!side) throw notFound();
      requireAllowed(canAsk(side, place.reader, place.row));
      return write(tx, actor, place, input, side === "partner_lead" ? "asked" : "suggested");
    }),
  );
}

async function write(
  tx: Tx,
  actor: Actor,
  place: ReleasePlace,
  input: AskInput,
  state: AskedRelease["state"],
): Promise<AskedRelease> {
  const { row, now } = place;
  requirePeriod(input, now);
  const sections = await requireSections(tx, row.formVersionId, input.sections);
  const readers = await requireReaders(tx, place, input.readers);
  const cdaId = await requireCda(tx, place, input);
  await requireRoom(tx, row.id);
  const isAsked = state === "asked";
  const release = await tx.release.create({
    data: {
      applicationId: row.id,
      programmeId: row.programmeId,
      organisationId: row.partnerOrganisationId,
      startupId: row.startupId,
      state,
      basis: cdaId ? "signed_cda" : "applicant_consent",
      cdaId,
      purpose: input.purpose,
      sections,
      validFrom: input.from ?? null,
      validUntil: input.until,
      ...(isAsked
        ? { askedById: actor.personId, askedAt: now }
        : { suggestedById: actor.personId, suggestedAt: now }),
      createdAt: now,
      readers: {
        create: readers.map(({ membershipId, personId }) => ({
          applicationId: row.id,
          programmeId: row.programmeId,
          organisationId: row.partnerOrganisationId,
          personId,
          membershipId,
          addedById: actor.personId,
          addedAt: now,
        })),
      },
    },
    select: { id: true },
  });
  await auditRelease(
    tx,
    actor,
    place,
    release.id,
    isAsked ? "release.asked" : "release.suggested",
    {
      sections,
      readers: readers.length,
    },
  );
  const letter = { releaseId: release.id, occasion: "1" };
  if (isAsked) await tellOwners(tx, actor, place, { template: "release_asked", ...letter });
  else
    await tellPartnerLeads(tx, actor, place, {
      template: "release_suggested",
      ...letter,
      params: { person: actor.displayName },
    });
  return { id: release.id, state };
}

/** A period that has not passed and ends within two years. */
function requirePeriod({ from, until }: AskInput, now: Date): void {
  const latest = new Date(now);
  latest.setUTCMonth(latest.getUTCMonth() + requestLimits.months);
  if (from && from >= until)
    throw new Refusal("releases.start_not_allowed", {
      fields: { from: { code: "releases.start_not_allowed" } },
    });
  if (until > now && until <= latest) return;
  throw new Refusal("releases.end_not_allowed", {
    params: { months: requestLimits.months },
    fields: {
      until: { code: "releases.end_not_allowed", params: { months: requestLimits.months } },
    },
  });
}

/** Only protected sections of the form need a release. Each once, in the order of the form. */
async function requireSections(
  tx: Tx,
  formVersionId: string,
  asked: readonly string[],
): Promise<string[]> {
  const form = await getFormSections(tx, formVersionId);
  const known = form.filter(({ tier }) => tier === "T2").map(({ key }) => key);
  if (asked.every((key) => known.includes(key))) return known.filter((key) => asked.includes(key));
  throw new Refusal("releases.unknown_section", {
    fields: { sections: { code: "releases.unknown_section" } },
  });
}

/** The people behind the memberships, each person once, all free to read. */
export async function requireReaders(
  tx: Tx,
  { row, bars, now }: ReleasePlace,
  membershipIds: readonly string[],
): Promise<PartnerPerson[]> {
  const people = await listPartnerPeople(tx, row, now);
  const readers = [...new Set(membershipIds)].map((id) =>
    people.find(({ membershipId }) => membershipId === id),
  );
  const known = readers.filter((reader) => reader !== undefined);
  const persons = new Set(known.map(({ personId }) => personId));
  if (known.length < readers.length || persons.size < known.length)
    throw new Refusal("releases.not_a_member", {
      fields: { readers: { code: "releases.not_a_member" } },
    });
  const shut = known.find(({ personId, unit }) =>
    isBarred({ personId, organisationId: row.partnerOrganisationId, unit }, bars),
  );
  if (shut)
    throw new Refusal("releases.reader_excluded", {
      params: { person: shut.name },
      fields: { readers: { code: "releases.reader_excluded", params: { person: shut.name } } },
    });
  return known;
}

async function requireRoom(tx: Tx, applicationId: string): Promise<void> {
  const open = await tx.release.count({
    where: { applicationId, state: { in: ["asked", "suggested"] } },
  });
  if (open >= requestLimits.open)
    throw conflict("releases.too_many_open", { params: { most: requestLimits.open } });
}

/** The partner's lead makes a reviewer's suggestion their request. Throws 404, platform.wrong_role (403), 409. */
export function forwardSuggestion(actor: Actor, id: string): Promise<AskedRelease> {
  return withActor(actor, async (tx) => {
    const found = await lockRelease(tx, actor, id);
    requireAllowed(canForward(found.side, found.standing));
    await tx.release.update({
      where: { id },
      data: { state: "asked", askedById: actor.personId, askedAt: found.now },
      select: { id: true },
    });
    await auditRelease(tx, actor, found, id, "release.asked", {
      sections: found.release.sections,
      readers: found.release.readers.length,
    });
    await tellOwners(tx, actor, found, {
      template: "release_asked",
      releaseId: id,
      occasion: "1",
    });
    return { id, state: "asked" };
  });
}

/** The partner takes a request or a suggestion back before it is answered. Throws 404, platform.wrong_role (403), 409. */
export function withdrawRequest(
  actor: Actor,
  id: string,
): Promise<{ id: string; state: "withdrawn" }> {
  return withActor(actor, async (tx) => {
    const found = await lockRelease(tx, actor, id);
    const isOwn = found.release.suggestedById === actor.personId;
    requireAllowed(canWithdraw(found.side, found.standing, isOwn));
    await tx.release.update({
      where: { id },
      data: { state: "withdrawn", endedById: actor.personId, endedAt: found.now },
      select: { id: true },
    });
    await auditRelease(tx, actor, found, id, "release.withdrawn");
    return { id, state: "withdrawn" };
  });
}
