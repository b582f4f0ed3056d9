/**
 * Every kind of audit event, by group, and what its payload may hold: ids, codes, counts, keys and numbers; never content,
 * names, file names, search strings or before/after values. Each kind has its label in `audit.events` of every language
 * (a test says so), and the group in `audit.groups`.
 */
export const auditEvents = {
  account: [
    "signed_in",
    "signed_out",
    "membership_chosen",
    "created",
    "updated",
    "suspended",
    "restored",
    "closed",
    "erased",
  ],
  assistance: ["asked", "confirmed", "code_shown", "code_used", "ended", "stopped"],
  organisation: ["created"],
  membership: [
    "deputy_named",
    "granted",
    "confirmed",
    "ended",
    "invited",
    "invitation_accepted",
    "invitation_revoked",
  ],
  programme: ["created", "updated", "opened", "closed"],
  intake: ["created", "updated", "opened", "closed", "extended"],
  form: ["drafted", "updated", "published"],
  rubric: ["drafted", "updated", "published"],
  eligibility: ["updated"],
  startup: ["created", "updated", "claimed", "erased"],
  application: [
    "created",
    "section_saved",
    "section_done",
    "submitted",
    "section_opened",
    "status_changed",
    "papers_requested",
    "extended",
    "exported",
    "erased",
  ],
  document: ["received", "scanned", "removed", "opened", "downloaded"],
  import: ["uploaded", "started", "finished", "failed", "row_decided"],
  emergency: ["asked", "confirmed", "ended"],
  grant: ["given", "revoked"],
  bar: ["set", "lifted"],
  release: [
    "asked",
    "suggested",
    "withdrawn",
    "granted",
    "refused",
    "revoked",
    "renewed",
    "message_sent",
    "reader_named",
    "reader_granted",
    "reader_refused",
    "interest_declared",
    "expiry_announced",
    "seen_as_reader",
    "receipt_exported",
  ],
  cda: ["uploaded", "scanned", "confirmed", "opened"],
  assignment: [
    "run_requested",
    "run_finished",
    "run_applied",
    "run_discarded",
    "made",
    "accepted",
    "declined",
    "replaced",
    "conflict_declared",
    "conflict_lifted",
  ],
  review: ["saved", "filed", "excluded", "opened", "profile_saved"],
  enquiry: ["asked", "forwarded", "answered", "declined"],
  decision: [
    "opened",
    "seal_opened",
    "seal_closed_as_silent",
    "held",
    "noted",
    "decided",
    "letter_released",
    "letter_taken_back",
    "panel_minuted",
    "feedback_written",
    "feedback_approved",
  ],
  recommendation: ["recorded", "revised"],
  offer: ["sent", "reminded", "accepted", "declined", "lapsed"],
  onboarding: ["item_done", "item_reopened"],
  mentor: [
    "profile_saved",
    "card_approved",
    "match_proposed",
    "match_accepted",
    "match_declined",
    "match_withdrawn",
    "match_active",
    "match_ended",
  ],
  consent: ["given", "revoked"],
  export: ["requested", "fetched"],
  portal: ["checked"],
  mail: ["queued", "sent", "failed", "retried", "released", "dropped"],
} as const;

type Events = typeof auditEvents;

export type AuditEventGroup = keyof Events;

export type AuditEventType = {
  [Group in AuditEventGroup]: `${Group}.${Events[Group][number]}`;
}[AuditEventGroup];

/** The events that say "somebody read this". */
export const readingEvents = [
  "application.section_opened",
  "document.opened",
  "document.downloaded",
  "review.opened",
] as const satisfies readonly AuditEventType[];

export type AuditPayload = Record<string, string | number | boolean | null | string[] | number[]>;

export interface AuditEntry {
  type: AuditEventType;
  objectType: string;
  objectId?: string;
  programmeId?: string | null;
  applicationId?: string | null;
  payload?: AuditPayload;
}
