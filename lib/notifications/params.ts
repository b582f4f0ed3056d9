import { z } from "zod";
import type { MailTemplate } from "./templates";

/** One line of somebody's text: control characters and line ends become a space, so that it can stand in a header. */
const line = z
  .string()
  .transform((value) =>
    value
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
      .trim()
      .slice(0, 300),
  )
  .pipe(z.string().min(1));

const paragraphs = z
  .string()
  .transform((value) => value.replace(/\r\n?/g, "\n").trim().slice(0, 4_000))
  .pipe(z.string().min(1));

/** A page of the portal without the language, e.g. `/applications/<id>`; never another site. */
const portalPath = z.string().regex(/^\/(?!\/)[\w\-./?=&%#~]*$/);

/** Every value a sentence may use. `due` is an ISO date-time and is written out in the recipient's language. */
const values = {
  startup: line,
  programme: line,
  intake: line,
  reference: line,
  person: line,
  organisation: line,
  reason: paragraphs,
  due: z.iso.datetime({ offset: true }),
  path: portalPath,
  code: z.string().regex(/^\d{6,10}$/),
  /** How long a code works. */
  minutes: z.int().min(1).max(1_440),
};

export type MailParamName = keyof typeof values;

/** What a template's sentences cannot do without; other known values may be given and are used where they help. */
export const requiredMailParams = {
  sign_in_code: ["code", "due", "minutes"],
  // To every known contact; `person` was helped, `organisation` helped, `path` stops it.
  assisted_code_shown: ["person", "organisation", "due", "path"],
  assisted_code_used: ["person", "organisation", "due", "path"],
  // To the two of the staff who helped.
  assisted_sign_in_stopped: ["person", "path"],
  invitation: ["organisation", "path", "due"],
  membership_granted: ["organisation", "path"],
  team_invitation: ["startup", "person", "path", "due"],
  claim_invitation: ["startup", "programme", "organisation", "path", "due"],
  // To the member of staff who invited; `person` claimed.
  startup_claimed: ["startup", "person", "reference", "path"],
  application_started: ["startup", "programme", "intake", "due", "path"],
  application_submitted: ["startup", "programme", "reference", "path"],
  deadline_reminder: ["startup", "intake", "due", "path"],
  papers_requested: ["startup", "programme", "reference", "due", "path"],
  papers_received: ["startup", "reference", "path"],
  application_eligible: ["startup", "programme", "reference", "path"],
  application_rejected: ["startup", "programme", "reference", "reason", "path"],
  application_lapsed: ["startup", "intake", "path"],
  application_withdrawn: ["startup", "programme", "reference", "path"],
  // To the owners; `organisation` is the lead, whose administrator reads until `due`.
  emergency_access_opened: ["startup", "reference", "organisation", "reason", "due", "path"],
  // `organisation` is the partner; to the owners, to the partner's lead, to those named.
  release_asked: ["startup", "reference", "organisation", "path"],
  release_suggested: ["startup", "reference", "person", "path"],
  release_message: ["startup", "reference", "person", "path"],
  release_answered: ["startup", "reference", "path"],
  release_granted: ["startup", "reference", "due", "path"],
  release_reader_named: ["startup", "reference", "organisation", "person", "path"],
  release_interest: ["startup", "reference", "person", "path"],
  release_revoked: ["startup", "reference", "path"],
  release_renewed: ["startup", "reference", "path"],
  release_expiring: ["startup", "reference", "organisation", "due", "path"],
  review_assigned: ["startup", "programme", "path"],
  review_reminder: ["startup", "due", "path"],
  // To the organisation's staff: a reviewer declined, or declared a conflict; `person` is the reviewer.
  review_declined: ["startup", "reference", "person", "path"],
  review_conflict: ["startup", "reference", "person", "path"],
  // To the startup, by role only: a review no longer counts because of a late conflict.
  review_excluded: ["startup", "reference", "organisation", "path"],
  reviews_complete: ["startup", "reference", "path"],
  enquiry_asked: ["startup", "reference", "path"],
  enquiry_refused: ["startup", "reference", "path"],
  enquiry_forwarded: ["startup", "reference", "path"],
  enquiry_answered: ["startup", "reference", "path"],
  recommendation_requested: ["startup", "reference", "path"],
  seal_opened: ["startup", "reference", "path"],
  recommendations_differ: ["startup", "reference", "path"],
  outcome_offered: ["startup", "programme", "reference", "due", "path"],
  outcome_waitlisted: ["startup", "programme", "reference", "path"],
  outcome_rejected: ["startup", "programme", "reference", "path"],
  offer_accepted: ["startup", "reference", "path"],
  offer_declined: ["startup", "reference", "path"],
  offer_reminder: ["startup", "programme", "reference", "due", "path"],
  offer_lapsed: ["startup", "reference", "path"],
  offer_lapsed_to_startup: ["startup", "programme", "reference", "due", "path"],
  admitted: ["startup", "programme", "path"],
  match_proposed_to_mentor: ["programme", "path"],
  match_proposed_to_startup: ["startup", "person", "path"],
  match_active: ["startup", "person", "path"],
  match_declined: ["startup", "path"],
  import_finished: ["path"],
  // `due`: when the account is erased unless somebody signs in before.
  account_idle: ["due", "path"],
} as const satisfies Record<MailTemplate, readonly MailParamName[]>;

type Needed<T extends MailTemplate> = (typeof requiredMailParams)[T][number];

type Values = { [Name in MailParamName]: z.input<(typeof values)[Name]> };

/** The params of one template: what it needs, and any other value a sentence may use. */
export type MailParams<T extends MailTemplate> = Pick<Values, Needed<T>> & Partial<Values>;

export type StoredMailParams = Partial<Values>;

/**
 * Checks a mail's params against its template and makes them safe to print.
 * Throws an Error naming template and param when one is missing, unknown or malformed: a defect of the caller.
 */
export function parseMailParams(template: MailTemplate, params: unknown): StoredMailParams {
  const needed: readonly string[] = requiredMailParams[template];
  const shape = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      needed.includes(name) ? value : value.optional(),
    ]),
  );
  const result = z.strictObject(shape).safeParse(params);
  if (!result.success) {
    const first = result.error.issues[0];
    const name =
      first?.code === "unrecognized_keys" ? first.keys.join(", ") : first?.path.join(".");
    throw new Error(`mail ${template}: ${name ?? "params"} – ${first?.message ?? "not usable"}`);
  }
  return result.data as StoredMailParams;
}

/** What gives access by itself and is wiped from a mail's row once it has gone; staff never read these mails' text. */
export const secretMailParams: Partial<Record<MailTemplate, readonly MailParamName[]>> = {
  sign_in_code: ["code"],
  assisted_code_shown: ["path"],
  assisted_code_used: ["path"],
  invitation: ["path"],
  team_invitation: ["path"],
  claim_invitation: ["path"],
};

/** A mail's stored params without what gives access by itself. */
export function withoutSecrets(mail: { template: string; params: unknown }): StoredMailParams {
  const secrets: readonly string[] = secretMailParams[mail.template as MailTemplate] ?? [];
  const stored = mail.params as StoredMailParams;
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !secrets.includes(name)));
}

/** Mails about drafts and teams: staff see that they went, not to whom (product.md, drafts belong to the team). */
export const privateRecipientTemplates: readonly MailTemplate[] = [
  "sign_in_code",
  "assisted_code_shown",
  "assisted_code_used",
  "team_invitation",
  "application_started",
  "deadline_reminder",
  "application_lapsed",
  "application_withdrawn",
];
