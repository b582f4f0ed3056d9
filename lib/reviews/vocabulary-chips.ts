import type { Locale } from "@/lib/i18n/locales";
import { modalities, therapeuticAreas } from "@/lib/programmes/vocabulary-keys";
import { modalityLabels, therapeuticAreaLabels } from "@/lib/programmes/vocabulary";

/** Areas and modalities as choices in the reader's language, in the vocabulary's order. */
export function vocabularyChips(locale: Locale) {
  return {
    areas: therapeuticAreas.map((value) => ({
      value,
      label: therapeuticAreaLabels[value][locale],
    })),
    modalities: modalities.map((value) => ({ value, label: modalityLabels[value][locale] })),
  };
}
