import { cache } from "react";
import { notFound } from "next/navigation";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { Refusal } from "@/lib/platform/errors";
import { getAssignBoard } from "@/lib/reviews/queries/assign-board";

/** The reader's side of the intake, once a request; "not found" for all who do not assign in it. */
export const loadBoard = cache(async (given: string, slug: string, page: number) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/desk/intakes/${slug}/assign`);
  try {
    return { locale, board: await getAssignBoard(actor, slug, page, locale) };
  } catch (error) {
    if (error instanceof Refusal && (error.status === 404 || error.status === 403)) notFound();
    throw error;
  }
});
