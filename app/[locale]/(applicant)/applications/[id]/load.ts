import { cache } from "react";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";

/** The application as its own team sees it, once a request; "not found" for everybody else. */
export const loadTeamApplication = cache(async (given: string, id: string, path: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, path);
  const [application, page] = await Promise.all([
    found(getApplication(actor, id, { locale, open: [] })),
    found(getTeamPage(actor, id, locale)),
  ]);
  return { locale, actor, application, page };
});
