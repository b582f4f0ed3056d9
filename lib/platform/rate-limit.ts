import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "./env";
import { Refusal } from "./errors";

/** Points per window of seconds, by action. Numbers are ours: generous to people, useless to a guesser of six digits. */
const limits = {
  "sign-in-code": { points: 6, duration: 900 },
  "sign-in-verify": { points: 10, duration: 900 },
  // One address may be a whole office behind one gateway.
  "sign-in-address": { points: 120, duration: 900 },
  // Each staff member's, right or wrong: a reference and an address are not to be found out by trying.
  "assisted-sign-in": { points: 20, duration: 3600 },
  "emergency-access": { points: 20, duration: 3600 },
  upload: { points: 120, duration: 3600 },
  // Each is some tenths of a second of a whole processor.
  "document-copy": { points: 200, duration: 3600 },
  import: { points: 30, duration: 3600 },
  "claim-invitation": { points: 60, duration: 3600 },
} as const;

export type LimitedAction = keyof typeof limits;

const shared = globalThis as typeof globalThis & {
  portalLimiters?: Map<LimitedAction, RateLimiterPostgres>;
  portalLimitPool?: pg.Pool;
};

function limiter(action: LimitedAction): RateLimiterPostgres {
  shared.portalLimitPool ??= new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: env().DATABASE_WAIT_MS,
  });
  shared.portalLimiters ??= new Map();
  const found = shared.portalLimiters.get(action);
  if (found) return found;
  const made = new RateLimiterPostgres({
    storeClient: shared.portalLimitPool,
    tableName: "rate_limits",
    tableCreated: true,
    keyPrefix: action,
    clearExpiredByTimeout: false,
    ...limits[action],
  });
  shared.portalLimiters.set(action, made);
  return made;
}

/** Takes one point of `who` for `action`. Throws 429 with Retry-After when none is left. */
export async function limitRate(action: LimitedAction, who: string): Promise<void> {
  try {
    await limiter(action).consume(who);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw new Refusal("platform.too_many", {
      status: 429,
      params: { minutes: Math.ceil(seconds / 60) },
      retryAfterSeconds: seconds,
    });
  }
}
