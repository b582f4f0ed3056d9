import type { Role } from "@/lib/generated/prisma/enums";
import type { Locale } from "@/lib/i18n/locales";

/** The one membership a person acts under in this request; permissions follow it alone. */
export interface ActingMembership {
  id: string;
  role: Role;
  organisationId: string | null;
  programmeId: string | null;
  startupId: string | null;
  unit: string | null;
  deputy: boolean;
  maySubmit: boolean;
}

/** A signed-in person, acting under one membership or, before the first, under none. */
export interface Actor {
  kind: "person";
  personId: string;
  displayName: string;
  email: string;
  locale: Locale;
  membership: ActingMembership | null;
  /** A sign-in that staff helped with: no submit, no release, no CDA. */
  assisted: boolean;
  /** When an assisted session ends; it is never renewed. */
  assistedUntil?: Date;
}

/** The portal itself, acting on a deadline or a job; `job` names which. */
export interface SystemActor {
  kind: "system";
  job: string;
}

export type AnyActor = Actor | SystemActor;

export const systemActor = (job: string): SystemActor => ({ kind: "system", job });
