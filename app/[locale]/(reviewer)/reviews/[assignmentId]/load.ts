import { cache } from "react";
import { z } from "zod";
import { notFound } from "next/navigation";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { getAssignment } from "@/lib/reviews/queries/assignments";

/** The reviewer's own assignment, once a request; "not found" for everybody else. */
export const loadAssignment = cache(async (given: string, assignmentId: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/reviews/${assignmentId}`);
  if (!z.uuid().safeParse(assignmentId).success) notFound();
  return { locale, actor, view: await found(getAssignment(actor, assignmentId, locale)) };
});
