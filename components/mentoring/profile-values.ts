import { numberOrWords } from "@/components/ui/typed-number";
import { locales, type Locale } from "@/lib/i18n/locales";
import type { MentorProfileInput, SomeLanguages } from "@/lib/mentoring/schema";

/** Characters at most, as the schema has them. */
export const limits = { headline: 120, about: 1500 } as const;

type InThree = Record<Locale, string>;

/** The profile as its fields hold it. */
export type ProfileValues = {
  headline: InThree;
  about: InThree;
  areas: string[];
  modalities: string[];
  topics: string[];
  languages: string[];
  capacity: string;
  active: boolean;
};

const inThree = (text: SomeLanguages): InThree => ({
  "en-HK": text["en-HK"] ?? "",
  "zh-HK": text["zh-HK"] ?? "",
  "zh-CN": text["zh-CN"] ?? "",
});

const written = (text: InThree): SomeLanguages =>
  Object.fromEntries(
    locales.flatMap((locale) => {
      const words = text[locale].trim();
      return words ? [[locale, words] as const] : [];
    }),
  );

export const valuesOf = (profile: MentorProfileInput): ProfileValues => ({
  headline: inThree(profile.headline),
  about: inThree(profile.about),
  areas: profile.areas,
  modalities: profile.modalities,
  topics: profile.topics,
  languages: profile.languages,
  capacity: String(profile.capacity),
  active: profile.active,
});

/** What the schema judges: languages left blank are left out, a capacity that is no number stays what it is. */
export const inputFromForm = (values: ProfileValues) => ({
  ...values,
  headline: written(values.headline),
  about: written(values.about),
  capacity: numberOrWords(values.capacity),
});
