/** What is printed on every page of a copy: parts of one line, in their order; broken between parts where it is too long. */
export type StampParts = readonly string[];

/** The kinds of which a stamped copy can be made; everything else is given out as it is or not at all. */
export const stampableKinds = ["pdf", "png", "jpg"] as const;
export type StampableKind = (typeof stampableKinds)[number];

/** Why no stamped copy can be made of a file that was taken. */
export const stampRefusals = ["broken", "encrypted", "too_many_pages", "too_large"] as const;
export type StampRefusal = (typeof stampRefusals)[number];

/** More pages than this are no paper to read at a screen; the time of a copy grows with them. */
export const maxStampPages = 400;

/** Largest copy in bytes: twice the largest upload. */
export const maxStampedBytes = 40_000_000;

/** No stamped copy of this file; `code` says why. */
export class StampRefused extends Error {
  override readonly name = "StampRefused";
  constructor(
    readonly code: StampRefusal,
    readonly detail?: string,
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`);
  }
}
