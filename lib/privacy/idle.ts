import { addMonths } from "@/lib/applications/retention";

// Accounts that lie idle: no role in an organisation, nothing of theirs in an application whose content still stands, nobody
// signed in (PDPO, DPP 2(2)). Twin: the timers in docs/privacy.md.

/**
 * Months after the last sign-in. As long as the longest ordinary term of an application that was not admitted, so that whoever
 * may be compared in a later intake still finds their account.
 */
export const idleMonths = 24;

/** Days before its erasure that the person is told. */
export const warningDays = 30;

const day = 24 * 3600 * 1000;

export interface IdleAccount {
  /** Last signed in, or made. */
  lastUsedAt: Date;
  warnedAt: Date | null;
}

export type IdleStep =
  | { do: "nothing" }
  | { do: "warn"; erasedOn: Date }
  | { do: "wait"; erasedOn: Date }
  | { do: "erase" };

/**
 * What the timer does with an idle account now. A warning older than the last use counts as none; nobody is erased less than
 * warningDays after one.
 */
export function idleStep({ lastUsedAt, warnedAt }: IdleAccount, now: Date): IdleStep {
  const due = addMonths(lastUsedAt, idleMonths);
  if (warnedAt && warnedAt > lastUsedAt) {
    const erasedOn = later(due, new Date(warnedAt.getTime() + warningDays * day));
    return erasedOn <= now ? { do: "erase" } : { do: "wait", erasedOn };
  }
  if (due.getTime() - warningDays * day > now.getTime()) return { do: "nothing" };
  return { do: "warn", erasedOn: later(due, new Date(now.getTime() + warningDays * day)) };
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
