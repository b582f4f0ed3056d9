import type { Locale } from "@/lib/i18n/locales";
import { decisionModes } from "@/lib/programmes/schema";
import { decisionModeLabels } from "@/lib/programmes/vocabulary";

/** The ways of deciding in the reader's language, as a select takes them. */
export const decisionModeOptions = (locale: Locale) =>
  decisionModes.map((value) => ({ value, label: decisionModeLabels[value][locale] }));
