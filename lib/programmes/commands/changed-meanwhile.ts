import { locales } from "@/lib/i18n/locales";
import { conflict, type FieldProblem, type Refusal } from "@/lib/platform/errors";
import type { LocalisedText } from "@/lib/programmes/localised";

/** One text of a request: what is stored now and what was sent; empty where there is none. */
export type ComparedText = { path: string; now: string; sent: string };

/** A text in three languages as three compared texts. */
export const inThree = (
  path: string,
  now: LocalisedText | undefined,
  sent: LocalisedText,
): ComparedText[] =>
  locales.map((locale) => ({
    path: `${path}.${locale}`,
    now: now?.[locale] ?? "",
    sent: sent[locale],
  }));

/**
 * 409 programmes.changed_meanwhile, for whoever saves over what somebody else saved since their page was opened: the
 * revision to save on next and, by field of the request, what is stored now wherever it is not what was sent.
 */
export function changedMeanwhile(revision: number, texts: readonly ComparedText[]): Refusal {
  const fields = texts
    .filter(({ now, sent }) => now !== sent)
    .map(({ path, now }): [string, FieldProblem] => [
      path,
      now === ""
        ? { code: "programmes.nothing_stored" }
        : { code: "programmes.stored_now", params: { words: now } },
    ]);
  return conflict("programmes.changed_meanwhile", {
    fields: Object.fromEntries(fields),
    extra: { revision },
  });
}
