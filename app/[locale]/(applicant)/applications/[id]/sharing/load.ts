import { notFound } from "next/navigation";
import { cache } from "react";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { isUuid } from "@/lib/applications/schema";
import { getSharing } from "@/lib/releases/queries/get-sharing";

/** Who sees what of an application, for its own team, once a request; "not found" for everybody else. */
export const loadSharing = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/applications/${id}/sharing`);
  if (!isUuid(id)) notFound();
  return { locale, actor, view: await found(getSharing(actor, id, locale)) };
});
