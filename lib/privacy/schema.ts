import { z } from "zod";
import { locales } from "@/lib/i18n/locales";

/** Purposes beyond the programme itself; each is agreed to apart, by ticking an empty box, and may be taken back. */
export const consentPurposes = ["public_listing"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Date of the wording at `privacy.consents.<purpose>`; a changed wording takes a new date, and is asked anew. */
export const consentVersion = "2026-11-23";

export const consentSchema = z.strictObject({
  purpose: z.enum(consentPurposes),
  programmeId: z.uuid(),
});
export type ConsentFor = z.infer<typeof consentSchema>;

export interface ConsentView {
  purpose: ConsentPurpose;
  programmeId: string;
  /** In the three languages. */
  programme: unknown;
  /** Page on which it acts, without the language. */
  path: string;
  /** Since when it stands; null: not given, or taken back. */
  givenAt: string | null;
  /** True when it was given to an older wording. */
  outdated: boolean;
}

/** What a programme's public page says of a startup that agreed. */
export interface PublicStartup {
  id: string;
  name: string;
  oneLiner: string | null;
  city: string | null;
  website: string | null;
}

/** Hours an export can be fetched. */
export const exportHours = 24;

export interface ExportView {
  id: string;
  state: "waiting" | "ready" | "failed";
  askedAt: string;
  expiresAt: string | null;
  /** Bytes. */
  size: number | null;
}

export const exportRequestSchema = z.strictObject({ locale: z.enum(locales) });

/** Number of a frozen version; as it stands in an address. */
export const versionNumberSchema = z.coerce.number().int().min(1).max(10_000);

/** One's own data, and of the startup one acts for. */
export interface PrivacyView {
  person: {
    email: string;
    export: ExportView | null;
    /** Asked to be forgotten; waits for the last application. */
    erasureAskedAt: string | null;
  };
  startup: {
    id: string;
    name: string;
    isOwner: boolean;
    consents: ConsentView[];
    export: ExportView | null;
    /** Never submitted, in number. */
    drafts: number;
    /** Under way: nothing of the startup can be erased before they end. */
    open: string[];
    /** Ended, with the day their content is erased. */
    ended: { reference: string; erasedOn: string }[];
  } | null;
}

/** Idle accounts that the timer erases on one day; a number, never who. */
export interface IdleView {
  /** yyyy-mm-dd in Hong Kong. */
  erasedOn: string;
  count: number;
}

/** One line of the preview of what the timers will erase. */
export interface RetentionView {
  id: string;
  reference: string;
  programme: unknown;
  /** The ending, a status. */
  outcome: string;
  endedAt: string;
  /** yyyy-mm-dd in Hong Kong. */
  erasedOn: string;
}
