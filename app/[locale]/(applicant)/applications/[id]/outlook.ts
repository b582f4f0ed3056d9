import type { OutlookFacts } from "@/components/applications/outlook";
import type { ApplicationView } from "@/lib/applications/queries/get-application";
import { daysUntil } from "@/app/[locale]/(applicant)/page-locale";

/** By when the team must send what it writes; null once there is nothing to write. */
export function outlookFacts(
  { status, intake, returned }: ApplicationView,
  now: string,
): OutlookFacts | null {
  if (status !== "draft" && status !== "returned") return null;
  const due = returned ? returned.dueAt : intake.deadline;
  return { isReturned: status === "returned", due, days: due ? daysUntil(now, due) : null };
}
