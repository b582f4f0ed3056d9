import { z } from "zod";
import { webAddressFromText } from "@/lib/i18n/typed-contact";
import { readNumber } from "@/lib/i18n/typed-number";
import type { StartupProfileInput } from "@/lib/startups/schema";

// Messages are keys of `apply.startup`; the server's own schema stays the judge.
const line = (max: number) => z.string().trim().max(max, "tooLong");
const wholeNumber = (message: string, min: number, max: number) =>
  z
    .string()
    .trim()
    .transform((text) => (text === "" ? text : String(readNumber(text) ?? text)))
    .refine(
      (text) => text === "" || (/^\d{1,6}$/.test(text) && +text >= min && +text <= max),
      message,
    );

/** The profile as its fields hold it: every value a text. */
export const profileFormSchema = z.strictObject({
  displayName: line(160).min(1, "required"),
  nameEn: line(160),
  nameZhHant: line(80),
  nameZhHans: line(80),
  website: line(200)
    .transform((text) => (text === "" ? text : webAddressFromText(text)))
    .refine(
      (text) => text === "" || /^https?:\/\/[^\s/@]+\.[^\s/@]+(\/\S*)?$/i.test(text),
      "badWebsite",
    ),
  country: z.string(),
  city: line(80),
  foundedYear: wholeNumber("badYear", 1900, 2100),
  teamSize: wholeNumber("badSize", 1, 100_000),
  oneLiner: line(200),
  description: line(4000),
});
export type ProfileForm = z.infer<typeof profileFormSchema>;

const numberOrNull = (text: string) => (text === "" ? null : Number(text));

/** What the server takes. */
export const profileFromForm = (form: ProfileForm): StartupProfileInput => ({
  ...form,
  country: form.country || null,
  foundedYear: numberOrNull(form.foundedYear),
  teamSize: numberOrNull(form.teamSize),
});

export type StoredProfile = {
  [Key in keyof ProfileForm]: Key extends "foundedYear" | "teamSize"
    ? number | null
    : Key extends "displayName"
      ? string
      : string | null;
};

export function formFromProfile(profile: Partial<StoredProfile>): ProfileForm {
  const text = (value: string | number | null | undefined) => String(value ?? "");
  return {
    displayName: text(profile.displayName),
    nameEn: text(profile.nameEn),
    nameZhHant: text(profile.nameZhHant),
    nameZhHans: text(profile.nameZhHans),
    website: text(profile.website),
    country: text(profile.country),
    city: text(profile.city),
    foundedYear: text(profile.foundedYear),
    teamSize: text(profile.teamSize),
    oneLiner: text(profile.oneLiner),
    description: text(profile.description),
  };
}
