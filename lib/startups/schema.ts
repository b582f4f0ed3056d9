import { z } from "zod";
import { webAddressFromText } from "@/lib/i18n/typed-contact";
import { teamRoles } from "@/lib/accounts/schema";

/** Owners decide and consent, editors write, viewers read. */
export const teamRoleSchema = z.enum(teamRoles);
export type TeamRole = z.infer<typeof teamRoleSchema>;

/** Two owners from the start, so that nobody is a startup's only key (product.md, "No one-person lock-out"). */
export const mostOwners = 2;

const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => (text === "" ? null : text))
    .nullable()
    .default(null);

const website = z
  .string()
  .trim()
  .max(200)
  .transform((text) => (text === "" ? null : webAddressFromText(text)))
  .refine((text) => text === null || /^https?:\/\/[^\s/@]+\.[^\s/@]+(\/\S*)?$/i.test(text), {
    message: "startups.website_invalid",
  })
  .nullable()
  .default(null);

const thisCentury = { first: 1900, last: 2100 };

/** A startup's profile. Names are kept in the scripts they are written in and never converted. */
export const startupProfileSchema = z.strictObject({
  displayName: z.string().trim().min(1, "startups.name_required").max(160),
  nameEn: optionalLine(160),
  nameZhHant: optionalLine(80),
  nameZhHans: optionalLine(80),
  website,
  /** ISO 3166-1 alpha-2 */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  city: optionalLine(80),
  foundedYear: z.int().min(thisCentury.first).max(thisCentury.last).nullable().default(null),
  teamSize: z.int().min(1).max(100_000).nullable().default(null),
  oneLiner: optionalLine(200),
  description: optionalLine(4000),
});

/** A new one; `another` once the person has seen that they have one of the same name or website. */
export const newStartupSchema = startupProfileSchema.extend({
  another: z.boolean().default(false),
});

export type StartupProfile = z.output<typeof startupProfileSchema>;
export type StartupProfileInput = z.input<typeof startupProfileSchema>;

/** ASCII after NFKC: what looks like an address and is another one is refused (full-width @ and its like). */
const email = z
  .string()
  .trim()
  .max(254)
  .transform((text) => text.normalize("NFKC").toLowerCase())
  .refine((text) => /^[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$/.test(text), {
    message: "startups.email_invalid",
  });

export const teamInvitationSchema = z.strictObject({
  email,
  role: teamRoleSchema,
  maySubmit: z.boolean().default(false),
});
export type TeamInvitationInput = z.output<typeof teamInvitationSchema>;

export const maySubmitSchema = z.strictObject({ maySubmit: z.boolean() });
