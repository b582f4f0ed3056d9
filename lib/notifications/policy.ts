import { waitingMailStates } from "./schema";
import { decisionLetters } from "./templates";
import type { MailState, Role } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { allowed, notForYou, notNow, type Permission } from "@/lib/platform/permission";

interface MailFacts {
  template: string;
  state: MailState;
  applicationId: string | null;
}

/** A held letter that tells what was decided about an application: it goes or dies with the decision, never alone. */
export const isOfDecision = ({ template, state, applicationId }: MailFacts): boolean =>
  state === "held" && applicationId !== null && decisionLetters.some((each) => each === template);

/** Staff who see their organisation's mails; administrators see those of no organisation (sign-in). */
const staff: readonly Role[] = ["programme_manager", "officer", "partner_lead"];

/** Those who decide whether a letter goes: a decision letter is part of the decision, which officers do not take. */
const deciders: readonly Role[] = ["programme_manager", "partner_lead"];

/** Whether this membership has a list of mails at all. */
export function canListMail(actor: Actor): boolean {
  const role = actor.membership?.role;
  return role === "administrator" || (role !== undefined && staff.includes(role));
}

/** A failed mail may be sent again by all staff; a sign-in code never, for a new one is asked for instead. */
export function canRetryMail(_actor: Actor, mail: MailFacts): Permission {
  if (mail.state !== "failed") return notNow("notifications.mail_not_failed");
  return mail.template === "sign_in_code" ? notNow("notifications.code_not_again") : allowed;
}

/** A held letter is released by a manager or the partner's lead. */
export function canReleaseMail(actor: Actor, mail: MailFacts): Permission {
  if (!isDecider(actor)) return notForYou("notifications.managers_release");
  return mail.state === "held" ? allowed : notNow("notifications.mail_not_held");
}

/** What has not gone may be given up by those who may release; a mail in a worker's hands waits for its outcome. */
export function canDropMail(actor: Actor, mail: MailFacts): Permission {
  if (!isDecider(actor)) return notForYou("notifications.managers_release");
  if (isOfDecision(mail)) return notNow("notifications.letter_of_decision");
  return waitingMailStates.some((state) => state === mail.state)
    ? allowed
    : notNow("notifications.mail_gone");
}

function isDecider(actor: Actor): boolean {
  const role = actor.membership?.role;
  return role !== undefined && deciders.includes(role);
}
