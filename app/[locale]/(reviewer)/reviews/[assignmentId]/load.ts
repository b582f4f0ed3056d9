import { cache } from "react";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { readAssignment } from "./read";

/** The reviewer's own assignment, once a request; "not found" for everybody else. `open`: keys with commas between. */
export const loadAssignment = cache(async (given: string, assignmentId: string, open: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/reviews/${assignmentId}`);
  const keys = open.split(",");
  return {
    locale,
    open: keys,
    ...(await found(readAssignment(actor, assignmentId, keys, locale))),
  };
});
