import type { getTranslations } from "next-intl/server";
import type { LoadedRecord } from "./load";

/** The parts of the record that this reader has, in their order. */
export function contentsOf(
  { application, record, decision, enquiries, ownReviews, mentors }: LoadedRecord,
  t: Awaited<ReturnType<typeof getTranslations<"desk.record">>>,
  tReviews: Awaited<ReturnType<typeof getTranslations<"reviews.own">>>,
): { id: string; label: string }[] {
  return [
    ...(decision ? [{ id: "decision", label: t("decision") }] : []),
    ...(record.claim ? [{ id: "claim", label: t("claim") }] : []),
    ...(mentors ? [{ id: "mentors", label: t("mentors") }] : []),
    ...(ownReviews
      ? [{ id: "reviews", label: tReviews("title", { organisation: ownReviews.organisation }) }]
      : []),
    ...(enquiries.length > 0 ? [{ id: "enquiries", label: t("enquiries") }] : []),
    ...(record.eligibility ? [{ id: "eligibility", label: t("eligibility") }] : []),
    ...application.sections.map(({ key, title }) => ({ id: `section-${key}`, label: title })),
    { id: "conflict-card", label: t("conflictCard") },
    ...(record.history.length > 0 ? [{ id: "history", label: t("history") }] : []),
    ...(record.versions.length > 0 ? [{ id: "versions", label: t("versions") }] : []),
  ];
}
