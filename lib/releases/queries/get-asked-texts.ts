import { loadVersion } from "@/lib/applications/queries/load-version";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import type { SectionAnswers } from "@/lib/applications/answers";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { inLocale } from "@/lib/programmes/localised";
import type { Question } from "@/lib/programmes/schema";
import { findRelease } from "./load-release";

/** One section that is asked for, in the words that a yes would open. */
export interface AskedText {
  key: string;
  title: string;
  version: number;
  questions: readonly Question[];
  answers: SectionAnswers;
}

/**
 * What a request asks for as it was frozen last, for the startup's team to read before an owner answers. Throws 404 for
 * everybody else.
 */
export function getAskedTexts(actor: Actor, id: string, locale: Locale): Promise<AskedText[]> {
  return withActor(actor, async (tx, now) => {
    const { release, row, side } = await findRelease(tx, actor, id, now);
    if (side !== "startup") throw notFound();
    const { currentVersion: version } = row;
    const form = await getFormSections(tx, row.formVersionId);
    const frozen = await loadVersion(tx, row.id, version, release.sections);
    return form
      .filter(({ key }) => release.sections.includes(key))
      .map(({ key, title, questions }) => ({
        key,
        title: inLocale(title, locale),
        version,
        questions,
        answers: frozen.get(key)?.answers ?? {},
      }));
  });
}
