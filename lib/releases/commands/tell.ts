import { recipientOf, teamRecipients, type Recipient } from "@/lib/accounts/queries/recipients";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import { recipientFrom, recipientSelect } from "@/lib/accounts/queries/recipients";
import { isBarred } from "@/lib/access/policy";
import { queueMail, type MailInput } from "@/lib/notifications/commands";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { inLocale } from "@/lib/programmes/localised";
import type { ReleasePlace } from "@/lib/releases/queries/load-release";

type ReleaseTemplate = Extract<MailInput["template"], `release_${string}`>;

interface Letter {
  template: ReleaseTemplate;
  releaseId: string;
  /** Tells two mails of one template about one release apart. */
  occasion: string;
  params?: Record<string, string>;
}

type Told = Pick<ReleasePlace, "row" | "bars" | "now">;

async function send(
  tx: Tx,
  actor: AnyActor,
  { row }: Told,
  letter: Letter,
  to: { recipients: Recipient[]; path: string; organisationId: string },
): Promise<void> {
  for (const recipient of to.recipients) {
    const mail = {
      template: letter.template,
      dedupeKey: `${letter.template}/${letter.releaseId}/${letter.occasion}/${recipient.personId}`,
      to: recipient,
      params: {
        startup: row.startup.listName || row.startup.name,
        reference: row.reference,
        organisation: inLocale(row.partner, recipient.locale),
        programme: inLocale(row.programmeName, recipient.locale),
        path: to.path,
        ...letter.params,
      },
      programmeId: row.programmeId,
      applicationId: row.id,
      organisationId: to.organisationId,
    };
    // One shape for all templates of this domain; queueMail checks each one's params.
    await queueMail(tx, actor, mail as MailInput);
  }
}

/** A mail to the owners of the startup, who alone answer. Its delivery state is the lead's to see, as of all team mail. */
export async function tellOwners(
  tx: Tx,
  actor: AnyActor,
  place: Told,
  letter: Letter,
): Promise<void> {
  await send(tx, actor, place, letter, {
    recipients: await teamRecipients(tx, place.row.startupId, ["owner"], place.now),
    path: `/applications/${place.row.id}/sharing`,
    organisationId: place.row.leadOrganisationId,
  });
}

/** A mail to people of the partner by person; who is barred from the application hears nothing of it. */
export async function tellPeople(
  tx: Tx,
  actor: AnyActor,
  place: Told,
  personIds: readonly (string | null)[],
  letter: Letter,
): Promise<void> {
  const { partnerOrganisationId } = place.row;
  const recipients: Recipient[] = [];
  for (const personId of new Set(personIds)) {
    if (!personId || place.bars.some((bar) => bar.personId === personId)) continue;
    const recipient = await recipientOf(tx, personId);
    if (recipient) recipients.push(recipient);
  }
  await send(tx, actor, place, letter, {
    recipients,
    path: `/releases/${letter.releaseId}`,
    organisationId: partnerOrganisationId,
  });
}

/** A mail to the partner's lead and deputies of the programme, but those barred. */
export async function tellPartnerLeads(
  tx: Tx,
  actor: AnyActor,
  place: Told,
  letter: Letter,
): Promise<void> {
  const { partnerOrganisationId, programmeId } = place.row;
  const memberships = await tx.membership.findMany({
    where: {
      AND: [
        {
          organisationId: partnerOrganisationId,
          role: "partner_lead",
          person: { suspendedAt: null },
        },
        { OR: [{ programmeId: null }, { programmeId }] },
        liveMembershipWhere(place.now),
      ],
    },
    select: { unit: true, personId: true, person: { select: recipientSelect } },
    distinct: ["personId"],
  });
  await send(tx, actor, place, letter, {
    recipients: memberships
      .filter(
        ({ personId, unit }) =>
          !isBarred({ personId, organisationId: partnerOrganisationId, unit }, place.bars),
      )
      .map(({ person }) => recipientFrom(person)),
    path: `/releases/${letter.releaseId}`,
    organisationId: partnerOrganisationId,
  });
}
