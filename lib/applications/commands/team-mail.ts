import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import { isLocale } from "@/lib/i18n/locales";
import { queueMail, type MailInput } from "@/lib/notifications/commands";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { inLocale } from "@/lib/programmes/localised";

type TeamTemplate =
  | "application_started"
  | "application_submitted"
  | "application_eligible"
  | "application_rejected"
  | "application_lapsed"
  | "application_withdrawn"
  | "deadline_reminder"
  | "papers_requested"
  | "papers_received";

interface TeamMail {
  template: TeamTemplate;
  /** Tells two mails of the same template on one application apart, e.g. the version. */
  occasion: string;
  path?: string;
  params?: Record<string, string | number>;
}

/** Queues one mail to every member of the startup's team, each in their language, in the caller's transaction. */
export async function mailTeam(
  tx: Tx,
  actor: AnyActor,
  row: ApplicationRow,
  mail: TeamMail,
): Promise<void> {
  const team = await tx.membership.findMany({
    where: { startupId: row.startupId, status: "active", person: { suspendedAt: null } },
    select: { person: { select: { id: true, email: true, displayName: true, locale: true } } },
    distinct: ["personId"],
  });
  for (const { person } of team) {
    const locale = isLocale(person.locale) ? person.locale : "en-HK";
    const letter = {
      template: mail.template,
      dedupeKey: `${mail.template}/${row.id}/${mail.occasion}/${person.id}`,
      to: { personId: person.id, name: person.displayName, address: person.email, locale },
      params: {
        startup: row.startup.name,
        programme: inLocale(row.programmeName, locale),
        intake: inLocale(row.intake.name, locale),
        reference: row.reference,
        path: mail.path ?? `/applications/${row.id}`,
        ...mail.params,
      },
      programmeId: row.programmeId,
      applicationId: row.id,
      organisationId: row.leadOrganisationId,
    };
    // One shape for nine templates; queueMail checks each one's params.
    await queueMail(tx, actor, letter as MailInput);
  }
}
