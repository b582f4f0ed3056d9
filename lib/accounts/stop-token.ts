import { sameDigest, sealCode } from "@/lib/platform/secrets";

const sealOf = (id: string) => sealCode(`stop-assisted:${id}`);

/** The link in the mails about an assisted sign-in: it stops that one and opens nothing. Nothing of it is stored. */
export const stopTokenFor = (id: string): string => `${id}.${sealOf(id)}`;

/** The assisted sign-in a link speaks of; null for anything that we did not write. */
export function idInStopToken(token: string): string | null {
  const [id = "", seal = "", ...more] = token.split(".");
  if (more.length > 0 || !/^[0-9a-f-]{36}$/.test(id) || !/^[0-9a-f]{64}$/.test(seal)) return null;
  return sameDigest(seal, sealOf(id)) ? id : null;
}
