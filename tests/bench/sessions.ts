import type pg from "pg";
import { hashToken, randomToken } from "@/lib/platform/secrets";

/** A signed-in browser of a membership's person, as the Cookie header that it would send. */
export async function cookieOf(owner: pg.Client, membershipId: string): Promise<string> {
  const token = randomToken();
  await owner.query(
    `INSERT INTO sessions (token_hash, person_id, membership_id, expires)
     SELECT $1, person_id, id, now() + interval '1 day' FROM memberships WHERE id = $2`,
    [hashToken(token), membershipId],
  );
  return `session=${token}`;
}
