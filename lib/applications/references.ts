import { randomInt } from "node:crypto";

// Without 0/O, 1/I/L and U/V; so that a reference survives the telephone; 29^6 are 594 million.
const alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ";

const letters = (count: number) =>
  Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join("");

/** A random reference such as CI-7K3Q-2M; never sequential, so that it tells nothing about how many there are. */
export const randomReference = (): string => `CI-${letters(4)}-${letters(2)}`;
