import { answeringRoles, teamRecipients, type Recipient } from "@/lib/accounts/queries/recipients";
import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import { organisationOf, type Case } from "@/lib/decisions/queries/load-case";
import { sides, type Side } from "@/lib/decisions/schema";
import { queueMail } from "@/lib/notifications/commands";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { inLocale } from "@/lib/programmes/localised";
import { staffRecipients } from "@/lib/reviews/queries/people";

type PlainTemplate =
  | "recommendation_requested"
  | "seal_opened"
  | "recommendations_differ"
  | "outcome_waitlisted"
  | "outcome_rejected"
  | "admitted"
  | "offer_accepted"
  | "offer_declined"
  | "offer_lapsed";

/** Letters whose sentences name the moment. */
const datedTemplates = ["outcome_offered", "offer_reminder", "offer_lapsed_to_startup"] as const;
type DatedTemplate = (typeof datedTemplates)[number];

export type Letter = {
  /** Tells two mails of one template about one application apart. */
  occasion: string;
  held?: boolean;
} & ({ template: PlainTemplate; due?: Date } | { template: DatedTemplate; due: Date });

const isDated = (letter: Letter): letter is Letter & { template: DatedTemplate; due: Date } =>
  datedTemplates.some((each) => each === letter.template);

async function queueAll(
  tx: Tx,
  actor: AnyActor,
  row: ApplicationRow,
  letter: Letter,
  recipients: readonly Recipient[],
  place: { path: string; organisationId: string },
): Promise<void> {
  for (const to of recipients) {
    const common = {
      dedupeKey: `${letter.template}/${row.id}/${letter.occasion}/${to.personId}`,
      to,
      programmeId: row.programmeId,
      applicationId: row.id,
      organisationId: place.organisationId,
      held: letter.held ?? false,
    };
    const params = {
      startup: row.startup.listName || row.startup.name,
      programme: inLocale(row.programmeName, to.locale),
      intake: inLocale(row.intake.name, to.locale),
      reference: row.reference,
      path: place.path,
    };
    if (isDated(letter)) {
      const { template, due } = letter;
      await queueMail(tx, actor, {
        ...common,
        template,
        params: { ...params, due: due.toISOString() },
      });
    } else {
      const { template, due } = letter;
      const dated = due ? { ...params, due: due.toISOString() } : params;
      await queueMail(tx, actor, { ...common, template, params: dated });
    }
  }
}

/** Mails those who speak for one organisation, deputies included and the barred left out. */
export async function tellLeaders(
  tx: Tx,
  actor: AnyActor,
  row: ApplicationRow,
  side: Side,
  letter: Letter,
  now: Date,
): Promise<void> {
  const organisationId = organisationOf(row, side);
  const recipients = await staffRecipients(
    tx,
    {
      organisationId,
      programmeId: row.programmeId,
      roles: [side === "lead" ? "programme_manager" : "partner_lead"],
      applicationId: row.id,
    },
    now,
  );
  const path = `/desk/applications/${row.id}`;
  await queueAll(tx, actor, row, letter, recipients, { path, organisationId });
}

/** Mails those who speak for the organisations that decided together; the lead's alone when it admitted alone. */
export async function tellDeciders(
  tx: Tx,
  actor: AnyActor,
  { row, parts }: Case,
  letter: Letter,
  now: Date,
): Promise<void> {
  if (!parts.decision) throw notFound();
  const told = parts.decision.withPartner ? sides : (["lead"] as const);
  for (const side of told) await tellLeaders(tx, actor, row, side, letter, now);
}

/** Mails owners and editors of the startup; the lead's staff see its delivery state and may release a held one. */
export async function tellStartup(
  tx: Tx,
  actor: AnyActor,
  row: ApplicationRow,
  letter: Letter & { path?: string },
  now: Date,
): Promise<void> {
  const recipients = await teamRecipients(tx, row.startupId, answeringRoles, now);
  const path = letter.path ?? `/applications/${row.id}`;
  const place = { path, organisationId: row.leadOrganisationId };
  await queueAll(tx, actor, row, letter, recipients, place);
}
