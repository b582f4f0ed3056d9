import { isBarred } from "@/lib/access/policy";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import { checkFor, type MailChecks, type StillAllowed } from "@/lib/notifications/still-allowed";
import type { Tx } from "@/lib/platform/db";
import { standingOf } from "./lifecycle";
import type { Standing } from "./schema";

const releasePath = /^\/releases\/([0-9a-f-]{36})$/;

/** The release a mail to the partner is about, from the page it leads to, with where it stands now. */
async function standingNow(tx: Tx, path: string | undefined, now: Date): Promise<Standing | null> {
  const [, id] = releasePath.exec(path ?? "") ?? [];
  if (!id) return null;
  const release = await tx.release.findUnique({
    where: { id },
    select: {
      state: true,
      validFrom: true,
      validUntil: true,
      grantedUntil: true,
      application: { select: { partnerEndedAt: true } },
    },
  });
  if (!release) return null;
  return standingOf({ ...release, partnerEndedAt: release.application.partnerEndedAt }, now);
}

/** Somebody of the partner who still has a role there and whom no bar touches; a mail is sight, too. */
const isFreeAtPartner: StillAllowed = async (tx, mail, now) => {
  if (!mail.applicationId || !mail.toPersonId || !mail.organisationId) return false;
  const personId = mail.toPersonId;
  const memberships = await tx.membership.findMany({
    where: {
      AND: [{ personId, organisationId: mail.organisationId }, liveMembershipWhere(now)],
    },
    select: { organisationId: true, unit: true },
  });
  const bars = await tx.bar.findMany({
    where: { applicationId: mail.applicationId, liftedAt: null },
    select: { personId: true, organisationId: true, unit: true },
  });
  return memberships.some(
    ({ organisationId, unit }) => !isBarred({ personId, organisationId, unit }, bars),
  );
};

/** An owner who still is one: only owners answer. */
const isStillOwner: StillAllowed = async (tx, mail, now) => {
  if (!mail.applicationId || !mail.toPersonId) return false;
  const application = await tx.application.findUnique({
    where: { id: mail.applicationId },
    select: { startupId: true },
  });
  if (!application) return false;
  const owners = await tx.membership.count({
    where: {
      AND: [
        { personId: mail.toPersonId, startupId: application.startupId, role: "owner" },
        liveMembershipWhere(now),
      ],
    },
  });
  return owners > 0;
};

/** Mails that go to either side: the organisation on whose behalf they go tells which. */
const eitherSide: StillAllowed = async (tx, mail, now) =>
  mail.params.path?.startsWith("/applications/")
    ? isStillOwner(tx, mail, now)
    : isFreeAtPartner(tx, mail, now);

/** What is released, or about to end, is announced only while it is open. */
const whileOpen: StillAllowed = async (tx, mail, now) => {
  if (mail.params.path?.startsWith("/applications/")) return isStillOwner(tx, mail, now);
  const standing = await standingNow(tx, mail.params.path, now);
  const isOpen = standing === "in_force" || standing === "not_yet";
  return isOpen && isFreeAtPartner(tx, mail, now);
};

/** The last word on mails about releases, asked by the worker just before sending. */
export const releaseMailChecks: MailChecks = {
  ...checkFor(["release_asked", "release_reader_named"], isStillOwner),
  ...checkFor(["release_suggested", "release_answered", "release_revoked"], isFreeAtPartner),
  ...checkFor(["release_message", "release_interest"], eitherSide),
  ...checkFor(["release_granted", "release_renewed", "release_expiring"], whileOpen),
};
