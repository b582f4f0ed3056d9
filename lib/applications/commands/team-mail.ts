import { teamRecipients } from "@/lib/accounts/queries/recipients";
import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import { queueMail, type MailInput } from "@/lib/notifications/commands";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { teamRoles } from "@/lib/accounts/schema";
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
  now: Date,
  mail: TeamMail,
): Promise<void> {
  for (const to of await teamRecipients(tx, row.startupId, teamRoles, now)) {
    const letter = {
      template: mail.template,
      dedupeKey: `${mail.template}/${row.id}/${mail.occasion}/${to.personId}`,
      to,
      params: {
        startup: row.startup.name,
        programme: inLocale(row.programmeName, to.locale),
        intake: inLocale(row.intake.name, to.locale),
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
