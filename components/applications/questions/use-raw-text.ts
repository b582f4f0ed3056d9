"use client";

import { useState } from "react";

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The words of a field whose value is not a text: they stay as typed ("1.0") while they mean the value, and follow it
 * when it changes from outside.
 */
export function useRawText<Value>(
  value: Value,
  write: (value: Value) => string,
  read: (raw: string) => unknown,
): [shown: string, take: (raw: string) => unknown, tidy: () => void] {
  const [raw, setRaw] = useState(() => write(value));
  const shown = same(read(raw), value ?? null) ? raw : write(value);
  const take = (next: string) => {
    setRaw(next);
    return read(next);
  };
  // Once the field is left it says what was understood: "5 people" becomes "5".
  const tidy = () => {
    if (read(shown) !== shown) setRaw(write(value));
  };
  return [shown, take, tidy];
}
