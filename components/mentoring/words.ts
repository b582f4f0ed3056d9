import { isLocale, type Locale } from "@/lib/i18n/locales";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import {
  modalityLabels,
  supportServiceLabels,
  therapeuticAreaLabels,
} from "@/lib/programmes/vocabulary";

const labelled = (labels: Readonly<Record<string, LocalisedText>>, key: string, locale: Locale) => {
  const label = Object.hasOwn(labels, key) ? labels[key] : undefined;
  return label ? inLocale(label, locale) : key;
};

export const areaLabel = (key: string, locale: Locale) =>
  labelled(therapeuticAreaLabels, key, locale);
export const modalityLabel = (key: string, locale: Locale) => labelled(modalityLabels, key, locale);
export const topicLabel = (key: string, locale: Locale) =>
  labelled(supportServiceLabels, key, locale);

/** The reader's own language for what came as a plain string, e.g. from `useLocale`. */
export const readerLocale = (given: string): Locale => (isLocale(given) ? given : "en-HK");
