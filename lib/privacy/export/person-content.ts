import { ownProfileSelect } from "@/lib/accounts/queries";
import { localisedName } from "@/lib/accounts/localised-name";
import type { Locale } from "@/lib/i18n/locales";
import { withoutSecrets } from "@/lib/notifications/params";
import { decisionLetters } from "@/lib/notifications/templates";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { exportFormat, type PersonExport } from "./content";

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/**
 * All that is stored about the person themselves: account, roles, profiles as reviewer and mentor, sign-ins that are open,
 * mails sent to them. What they wrote for an organisation belongs to it and is not in here.
 */
export function personContent(actor: Actor, locale: Locale, now: Date): Promise<PersonExport> {
  return withActor(actor, async (tx) => {
    const { personId } = actor;
    return {
      format: exportFormat,
      kind: "person",
      madeAt: now.toISOString(),
      locale,
      account: await accountOf(tx, personId),
      memberships: await membershipsOf(tx, personId, locale),
      reviewerProfiles: await tx.reviewerProfile.findMany({
        where: { personId },
        select: { areas: true, modalities: true, languages: true, capacity: true, active: true },
      }),
      mentorProfiles: await tx.mentorProfile.findMany({
        where: { personId },
        select: {
          headline: true,
          about: true,
          areas: true,
          modalities: true,
          topics: true,
          languages: true,
          capacity: true,
          active: true,
        },
      }),
      signIns: await signInsOf(tx, personId),
      mails: await mailsOf(tx, personId),
    };
  });
}

async function accountOf(tx: Tx, personId: string): Promise<PersonExport["account"]> {
  const { lastSignInAt, createdAt, erasureAskedAt, ...account } = await tx.person.findUniqueOrThrow(
    {
      where: { id: personId },
      select: {
        ...ownProfileSelect,
        lastSignInAt: true,
        createdAt: true,
        erasureAskedAt: true,
      },
    },
  );
  return {
    ...account,
    createdAt: iso(createdAt),
    lastSignInAt: iso(lastSignInAt),
    erasureAskedAt: iso(erasureAskedAt),
  };
}

async function membershipsOf(
  tx: Tx,
  personId: string,
  locale: Locale,
): Promise<PersonExport["memberships"]> {
  const rows = await tx.membership.findMany({
    where: { personId },
    orderBy: { createdAt: "asc" },
    select: {
      role: true,
      status: true,
      unit: true,
      validFrom: true,
      validUntil: true,
      endedAt: true,
      startup: { select: { displayName: true } },
      organisation: { select: { name: true } },
      programme: { select: { name: true } },
    },
  });
  return rows.map(({ role, status, unit, startup, organisation, programme, ...dates }) => ({
    role,
    status,
    unit,
    startup: startup?.displayName ?? null,
    organisation: organisation && localisedName(organisation.name, locale),
    programme: programme && localisedName(programme.name, locale),
    validFrom: dates.validFrom.toISOString(),
    validUntil: iso(dates.validUntil),
    endedAt: iso(dates.endedAt),
  }));
}

async function signInsOf(tx: Tx, personId: string): Promise<PersonExport["signIns"]> {
  const rows = await tx.session.findMany({
    where: { personId },
    orderBy: { createdAt: "asc" },
    select: { createdAt: true, expires: true, assisted: true },
  });
  return rows.map(({ createdAt, expires, assisted }) => ({
    createdAt: createdAt.toISOString(),
    expires: expires.toISOString(),
    assisted,
  }));
}

async function mailsOf(tx: Tx, personId: string): Promise<PersonExport["mails"]> {
  const rows = await tx.outboxMail.findMany({
    // A decision letter that was not released is no word to this person: held, or given up before it went.
    where: {
      toPersonId: personId,
      NOT: { state: { in: ["held", "dropped"] }, template: { in: [...decisionLetters] } },
    },
    orderBy: { createdAt: "asc" },
    select: {
      template: true,
      toAddress: true,
      state: true,
      createdAt: true,
      sentAt: true,
      params: true,
    },
  });
  return rows.map(({ createdAt, sentAt, ...mail }) => ({
    ...mail,
    createdAt: createdAt.toISOString(),
    sentAt: iso(sentAt),
    // A code that still signs in is no business of a file that lies about.
    params: withoutSecrets(mail),
  }));
}
