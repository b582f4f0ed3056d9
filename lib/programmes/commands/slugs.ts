import { conflict } from "@/lib/platform/errors";

const longest = 48;

/** A part of an address from an English name: "Spring 2027 intake" → "spring-2027-intake"; `fallback` when nothing is left. */
export function slugFrom(name: string, fallback: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  return plain.length < 3 || plain === "new" ? fallback : plain;
}

/**
 * The wished slug, or the first free one made from the name. Throws 409 programmes.slug_taken. Two at the same moment
 * meet the unique index.
 */
export async function freeSlug(
  wished: string | null,
  name: string,
  fallback: string,
  isTaken: (slug: string) => Promise<boolean>,
): Promise<string> {
  if (wished !== null) {
    if (!(await isTaken(wished))) return wished;
    throw conflict("programmes.slug_taken", {
      fields: { slug: { code: "programmes.slug_taken" } },
    });
  }
  const base = slugFrom(name, fallback);
  for (let number = 1; number < 100; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!(await isTaken(slug))) return slug;
  }
  throw conflict("programmes.slug_taken");
}
