"use client";

import { useSyncExternalStore } from "react";

const key = "sign-in-email";

/** Remembers in this tab alone to which address a code was mailed; null forgets it. In a window without storage: nothing. */
export function keepEmail(email: string | null): void {
  try {
    if (email === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, email);
  } catch {
    // The step then asks for the address again.
  }
}

function keptEmail(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

const never = () => () => undefined;

/** That address; null where there is none, undefined until the page's script runs. */
export const useKeptEmail = (): string | null | undefined =>
  useSyncExternalStore<string | null | undefined>(never, keptEmail, () => undefined);
