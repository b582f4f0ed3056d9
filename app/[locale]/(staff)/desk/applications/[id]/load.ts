import { getApplication, type ApplicationView } from "@/lib/applications/queries/get-application";
import { getApplicationForm } from "@/lib/applications/queries/get-application-form";
import { getStaffRecord, type StaffRecord } from "@/lib/applications/queries/get-staff-record";
import { isUuid } from "@/lib/applications/schema";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import type { DecisionView } from "@/lib/decisions/views";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { inOneReading } from "@/lib/platform/reading";
import { Refusal } from "@/lib/platform/errors";
import { getApplicationMentors } from "@/lib/mentoring/queries/get-application-mentors";
import type { ApplicationMentors } from "@/lib/mentoring/schema";
import type { Section } from "@/lib/programmes/schema";
import { listRequests } from "@/lib/releases/queries/list-requests";
import type { RequestLine } from "@/lib/releases/views";
import { listEnquiries } from "@/lib/reviews/queries/list-enquiries";
import { getOwnReviews } from "@/lib/reviews/queries/list-reviews";
import type { EnquiryView, OwnReviews } from "@/lib/reviews/views";

export interface LoadedRecord {
  application: ApplicationView;
  record: StaffRecord;
  form: Section[];
  /** Null before the review and for an imported record that is still new. */
  decision: DecisionView | null;
  enquiries: EnquiryView[];
  /** Once admitted, for those who bring mentor and startup together. */
  mentors: ApplicationMentors | null;
  /** Null for those who may not read their organisation's reviews (yet). */
  ownReviews: OwnReviews | null;
  /** The partner's lead's requests to this startup; null for everybody else, and where there is nothing to ask for. */
  requests: RequestLine[] | null;
}

/** Null where the answer is 404, so that the page says the same for unknown and forbidden. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null;
    throw error;
  }
}

const beforeDecision = ["draft", "submitted", "screening", "returned"];

/**
 * One application with everything its staff page shows; protected sections only where they were asked for by key. Null
 * for everybody who is not staff of one of the two organisations.
 */
export async function loadRecord(
  actor: Actor,
  id: string,
  open: readonly string[],
  locale: Locale,
): Promise<LoadedRecord | null> {
  if (!isUuid(id)) return null;
  return inOneReading(actor, () => readRecord(actor, id, open, locale));
}

async function readRecord(
  actor: Actor,
  id: string,
  open: readonly string[],
  locale: Locale,
): Promise<LoadedRecord | null> {
  const record = await orNull(getStaffRecord(actor, id, locale));
  if (!record) return null;
  const application = await getApplication(actor, id, { locale, open });
  const isEnded = application.reader === "partner_ended";
  const hasDecision = !beforeDecision.includes(application.status);
  const form = isEnded ? [] : await getApplicationForm(actor, id);
  const decision = hasDecision ? await orNull(getDecision(actor, id, locale)) : null;
  const enquiries = isEnded ? null : await orNull(listEnquiries(actor, id, locale));
  const ownReviews = hasDecision ? await orNull(getOwnReviews(actor, id, locale)) : null;
  const mentors =
    application.status === "admitted"
      ? await orNull(getApplicationMentors(actor, id, locale))
      : null;
  const asks = application.reader === "partner" && application.source !== "import";
  const requests = asks ? await listRequests(actor, { applicationId: id }) : null;
  return {
    application,
    record,
    form,
    decision,
    enquiries: enquiries ?? [],
    ownReviews,
    mentors,
    requests,
  };
}
