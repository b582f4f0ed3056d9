import { getApplication } from "@/lib/applications/queries/get-application";
import { getApplicationForm } from "@/lib/applications/queries/get-application-form";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { inOneReading } from "@/lib/platform/reading";
import { getAssignment } from "@/lib/reviews/queries/assignments";

/**
 * The reviewer's own assignment and, once they declared "no conflict", the application with its form. The lead's reviewer
 * reads protected sections at once; a released one waits for the click that is recorded (`open`: the keys clicked).
 * Throws 404 for everybody else.
 */
export function readAssignment(
  actor: Actor,
  assignmentId: string,
  open: readonly string[],
  locale: Locale,
) {
  return inOneReading(actor, async () => {
    const view = await getAssignment(actor, assignmentId, locale);
    const { applicationId, side } = view;
    if (!applicationId) return { view, reading: null };
    const options = side === "lead" ? { locale } : { locale, open };
    const application = await getApplication(actor, applicationId, options);
    return {
      view,
      reading: { application, form: await getApplicationForm(actor, applicationId) },
    };
  });
}
