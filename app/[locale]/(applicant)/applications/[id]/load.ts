import { cache } from "react";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { readTeamApplication, readToCheck } from "./read";

/** The application as its own team sees it, once a request; "not found" for everybody else. */
export const loadTeamApplication = cache(async (given: string, id: string, path: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, path);
  return { locale, actor, ...(await found(readTeamApplication(actor, id, locale))) };
});

/** The same on the page before it is sent. */
export const loadToCheck = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/applications/${id}/review`);
  return { locale, actor, ...(await found(readToCheck(actor, id, locale))) };
});
