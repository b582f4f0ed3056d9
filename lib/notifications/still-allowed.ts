import type { Tx } from "@/lib/platform/db";
import type { StoredMailParams } from "./params";
import type { MailTemplate } from "./templates";

/** What a check is told about the mail it judges. */
export interface MailFacts {
  template: MailTemplate;
  toPersonId: string | null;
  applicationId: string | null;
  programmeId: string | null;
  /** The organisation on whose behalf it goes. */
  organisationId: string | null;
  params: StoredMailParams;
  createdAt: Date;
}

/** Asked just before sending: may this person still get this mail? False drops it (security.md 19). */
export type StillAllowed = (tx: Tx, mail: MailFacts, now: Date) => Promise<boolean>;

/** The checks of the owning domains, by template; the worker puts them together. No entry: the mail may go. */
export type MailChecks = Partial<Record<MailTemplate, StillAllowed>>;

/** One check for several templates. */
export function checkFor(templates: readonly MailTemplate[], check: StillAllowed): MailChecks {
  return Object.fromEntries(templates.map((template) => [template, check]));
}

const uselessAfterDue: readonly MailTemplate[] = [
  "sign_in_code",
  "deadline_reminder",
  "review_reminder",
  "offer_reminder",
  "account_idle",
];

/** True when the mail would only confuse: a code that no longer works, a reminder of a moment that has passed. */
export function isTooLate(mail: MailFacts, now: Date): boolean {
  const { due } = mail.params;
  return uselessAfterDue.includes(mail.template) && due !== undefined && new Date(due) <= now;
}
