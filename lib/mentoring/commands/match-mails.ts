import { recipientOf, teamRecipients, type Recipient } from "@/lib/accounts/queries/recipients";
import { queueMail, type MailInput } from "@/lib/notifications/commands";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";

export interface MailedApplication {
  id: string;
  programmeId: string;
  startupId: string;
  leadOrganisationId: string;
  startup: { name: string };
  programmeName: LocalisedText;
}

interface Mailed {
  matchId: string;
  mentorPersonId: string;
  mentorName: string;
  application: MailedApplication;
}

type MatchTemplate =
  | "match_proposed_to_mentor"
  | "match_proposed_to_startup"
  | "match_active"
  | "match_declined";

async function mailTo(
  tx: Tx,
  actor: AnyActor,
  to: Recipient,
  about: Mailed,
  mail: { template: MatchTemplate; path: string; due?: string },
): Promise<void> {
  const { application, matchId } = about;
  const { template, path, due } = mail;
  await queueMail(tx, actor, {
    template,
    dedupeKey: `${template}/${matchId}/${to.personId}`,
    to,
    params: {
      startup: application.startup.name,
      programme: inLocale(application.programmeName, to.locale),
      person: about.mentorName,
      path,
      ...(due ? { due } : {}),
    },
    programmeId: application.programmeId,
    applicationId: application.id,
    organisationId: application.leadOrganisationId,
  } as MailInput);
}

const mentorPath = (matchId: string) => `/mentoring/matches/${matchId}`;
const startupPath = (applicationId: string) => `/applications/${applicationId}/mentors`;

/** Asks both sides: the mentor is pointed at the approved card, the owners at the mentor's profile. */
export async function mailProposal(
  tx: Tx,
  actor: AnyActor,
  about: Mailed & { answerBy: Date | null },
  now: Date,
): Promise<void> {
  const due = (about.answerBy ?? now).toISOString();
  const mentor = await recipientOf(tx, about.mentorPersonId);
  if (mentor)
    await mailTo(tx, actor, mentor, about, {
      template: "match_proposed_to_mentor",
      path: mentorPath(about.matchId),
      due,
    });
  for (const owner of await teamRecipients(tx, about.application.startupId, ["owner"], now)) {
    await mailTo(tx, actor, owner, about, {
      template: "match_proposed_to_startup",
      path: startupPath(about.application.id),
      due,
    });
  }
}

/** Both accepted: everyone hears what comes next. */
export async function mailActive(tx: Tx, actor: AnyActor, about: Mailed, now: Date): Promise<void> {
  const mentor = await recipientOf(tx, about.mentorPersonId);
  if (mentor)
    await mailTo(tx, actor, mentor, about, {
      template: "match_active",
      path: mentorPath(about.matchId),
    });
  for (const owner of await teamRecipients(tx, about.application.startupId, ["owner"], now)) {
    await mailTo(tx, actor, owner, about, {
      template: "match_active",
      path: startupPath(about.application.id),
    });
  }
}

/** One side said no: the person who proposed looks for another. */
export async function mailDeclined(
  tx: Tx,
  actor: AnyActor,
  about: Mailed & { proposedById: string },
): Promise<void> {
  const proposer = await recipientOf(tx, about.proposedById);
  if (proposer)
    await mailTo(tx, actor, proposer, about, {
      template: "match_declined",
      path: "/desk/mentors",
    });
}
