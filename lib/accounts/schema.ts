import { z } from "zod";
import { phoneFromText } from "@/lib/i18n/typed-contact";
import { locales } from "@/lib/i18n/locales";
import type { AssistedStanding } from "./assisted-sign-in";
import { emailAddress } from "./email";

/** Team roles point at a startup; all others at an organisation and, where the role is of one programme, at it. */
export const teamRoles = ["owner", "editor", "viewer"] as const;

export const organisationRoles = [
  "programme_manager",
  "officer",
  "partner_lead",
  "reviewer",
  "mentor",
  "ecosystem_partner",
  "auditor",
  "administrator",
] as const;

export const roles = [...teamRoles, ...organisationRoles] as const;

export type AccountRole = (typeof roles)[number];
export type OrganisationRole = (typeof organisationRoles)[number];

/** True for owner, editor and viewer of a startup. */
export const isTeamRole = (role: AccountRole): boolean =>
  (teamRoles as readonly string[]).includes(role);

const oneLine = (maximum: number) =>
  z
    .string()
    .trim()
    .max(maximum)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, "accounts.control_characters");

/** A name part that may stay empty; stored as null then. */
const namePart = oneLine(80).transform((value) => value || null);

const nextPath = z.string().max(1000).optional();

export const requestCodeSchema = z.strictObject({ email: emailAddress, next: nextPath });

export const verifyCodeSchema = z.strictObject({
  email: emailAddress,
  /** Digits as people type them: spaces and full-width figures are folded. */
  code: z
    .string()
    .max(40)
    .transform((value) => value.normalize("NFKC").replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "accounts.code_six_digits")),
  next: nextPath,
});

/** A code that staff told: eight figures, in whatever groups they were written down. */
export const assistedCodeSchema = z.strictObject({
  email: emailAddress,
  code: z
    .string()
    .max(40)
    .transform((value) => value.normalize("NFKC").replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{8}$/, "accounts.code_eight_digits")),
});

export const stopAssistedSchema = z.strictObject({ token: z.string().min(20).max(200) });

/** An application's reference as it is read out over the telephone: case and blanks do not matter. */
export const toldReference = z
  .string()
  .max(40)
  .transform((value) => value.normalize("NFKC").replace(/\s/g, "").toUpperCase())
  .pipe(z.string().regex(/^CI-[0-9A-Z]{4}-[0-9A-Z]{2}$/, "accounts.reference_format"));

/** Characters of a reason that is kept and that others are told. */
export const reasonLimits = { least: 20, most: 1_000 };

/** A reason that is kept and that others are told: some words at least. */
export const keptReason = z
  .string()
  .trim()
  .min(reasonLimits.least, "accounts.reason_short")
  .max(reasonLimits.most)
  .refine((text) => text.isWellFormed() && !text.includes("\u0000"), "accounts.control_characters");

export const askAssistedSchema = z.strictObject({
  reference: toldReference,
  email: emailAddress,
  /** How the person was checked. */
  reason: keptReason,
});
export type AskAssistedInput = z.output<typeof askAssistedSchema>;

/** One assisted sign-in as the lead's staff see it; dates ISO. */
export interface AssistedSignInView {
  id: string;
  reference: string;
  email: string;
  reason: string;
  standing: AssistedStanding;
  askedBy: string;
  askedAt: string;
  confirmedBy: string | null;
  /** Until when the present step is open. */
  until: string;
  usedAt: string | null;
  /** Somebody who was told stopped it. */
  stoppedByContact: boolean;
  mayConfirm: boolean;
  mayShow: boolean;
  mayEnd: boolean;
}

export const demoSignInSchema = z.strictObject({ email: emailAddress });

export const chooseMembershipSchema = z.strictObject({ membershipId: z.uuid() });

/** What a person may change about themselves. Names are kept in parts as written and never split on spaces. */
export const profileSchema = z.strictObject({
  displayName: oneLine(120).pipe(z.string().min(1, "platform.required")).optional(),
  givenName: namePart.optional(),
  familyName: namePart.optional(),
  englishName: namePart.optional(),
  chineseName: namePart.optional(),
  /** E.164; empty clears it. */
  phone: z
    .string()
    .max(40)
    .transform((value) => phoneFromText(value).replace(/[\s().-]/g, "") || null)
    .pipe(
      z
        .string()
        .regex(/^\+[1-9]\d{6,14}$/, "accounts.phone_format")
        .nullable(),
    )
    .optional(),
  locale: z.enum(locales).optional(),
});

export type ProfileInput = z.output<typeof profileSchema>;

const place = {
  role: z.enum(organisationRoles),
  organisationId: z.uuid(),
  programmeId: z.uuid().nullable().default(null),
  unit: oneLine(80)
    .transform((value) => value || null)
    .nullable()
    .default(null),
  deputy: z.boolean().default(false),
};

export const grantMembershipSchema = z.strictObject({ personId: z.uuid(), ...place });
export type GrantMembershipInput = z.output<typeof grantMembershipSchema>;

export const inviteMemberSchema = z.strictObject({
  email: emailAddress,
  displayName: oneLine(120)
    .transform((value) => value || null)
    .nullable()
    .default(null),
  ...place,
});
export type InviteMemberInput = z.output<typeof inviteMemberSchema>;

export const nameDeputySchema = z.strictObject({ deputy: z.boolean() });
export const suspendPersonSchema = z.strictObject({ suspended: z.boolean() });
export const acceptInvitationSchema = z.strictObject({ token: z.string().min(20).max(100) });

export const organisationKinds = ["lead", "partner", "service"] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

const nameInAllLanguages = (maximum: number) =>
  z.strictObject({
    "en-HK": oneLine(maximum).pipe(z.string().min(1, "platform.required")),
    "zh-HK": oneLine(maximum).pipe(z.string().min(1, "platform.required")),
    "zh-CN": oneLine(maximum).pipe(z.string().min(1, "platform.required")),
  });

export const createOrganisationSchema = z.strictObject({
  slug: z
    .string()
    .trim()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "accounts.slug_format"),
  kind: z.enum(organisationKinds),
  name: nameInAllLanguages(200),
  shortName: nameInAllLanguages(40),
});
export type CreateOrganisationInput = z.output<typeof createOrganisationSchema>;

/** One membership in the words of its reader's language. */
export interface MembershipView {
  id: string;
  role: AccountRole;
  deputy: boolean;
  /** Short name of the organisation, or the startup's name. */
  place: string;
  programme: string | null;
}

/** One entry of the header; its words stand at `accounts.nav.<key>`. */
export interface NavEntry {
  key: string;
  /** Without language. */
  path: string;
}

/** One of the demo's people as the sign-in page lists them. */
export interface DemoPerson {
  email: string;
  displayName: string;
  /** One of those whom the guide names; the others fill the demo. */
  isPrincipal: boolean;
  memberships: { role: AccountRole; place: string }[];
}

/** An invitation as the invited person reads it. */
export interface InvitationView extends Omit<MembershipView, "id"> {
  invitedBy: string;
  expiresAt: string;
  state: "open" | "accepted" | "closed";
}

/** One membership on a programme's people page, with what the reader may do about it. */
export interface MemberView {
  id: string;
  name: string;
  email: string;
  suspended: boolean;
  role: AccountRole;
  unit: string | null;
  deputy: boolean;
  /** Waits for a second person. */
  pending: boolean;
  organisation: string;
  everyProgramme: boolean;
  mayConfirm: boolean;
  mayEnd: boolean;
  mayNameDeputy: boolean;
}

/** A role in an organisation that the reader may invite to. */
export interface PlaceOption {
  role: OrganisationRole;
  organisationId: string;
  organisation: string;
  onlyAsDeputy: boolean;
}

export interface OpenInvitation {
  id: string;
  email: string;
  name: string | null;
  role: AccountRole;
  organisation: string;
  expiresAt: string;
  mayRevoke: boolean;
}

export interface ProgrammePeople {
  programmeId: string;
  programme: string;
  /** Officers act in a programme without reading its set-up. */
  readsSetUp: boolean;
  members: MemberView[];
  invitations: OpenInvitation[];
  places: PlaceOption[];
}

export interface OrganisationView {
  id: string;
  slug: string;
  kind: OrganisationKind;
  name: string;
  shortName: string;
  /** Live roles. */
  members: number;
}

/** A person as administrators see them: who, which roles, since when; nothing of what they read or wrote. */
export interface AccountView {
  id: string;
  name: string;
  email: string;
  suspended: boolean;
  isSelf: boolean;
  lastSignInAt: string | null;
  memberships: (MembershipView & { pending: boolean; mayConfirm: boolean })[];
}

/** The administrator's search as it stands in the address; anything odd becomes the first page of everybody. */
export const accountSearchSchema = z.object({
  q: z
    .string()
    .max(100)
    .regex(/^[^\p{Cc}]*$/u)
    .catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
