import { z } from "zod";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const settings = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  /** The one address people use, e.g. https://portal.example.org. Links, mails and the Origin check are built from it. */
  APP_ORIGIN: z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin),
  /** Log-in of a role that owns nothing. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(12),
  /** Milliseconds a request waits for a connection before it is told to come back (503); batch work may wait longer. */
  DATABASE_WAIT_MS: z.coerce.number().int().min(100).max(60_000).default(1_000),
  /** Signs next-auth's own values; at least 32 characters. */
  SESSION_SECRET: z.string().min(32),
  /** Key of the commitments that stand for people in the audit trail; at least 32 characters. */
  COMMITMENT_KEY: z.string().min(32),
  /** Ed25519 seed that signs the audit chain's blocks: 32 bytes as base64 or base64url. Only the worker needs it. */
  AUDIT_SIGNING_KEY: z
    .string()
    .refine((value) => Buffer.from(value, "base64").length === 32, "not 32 bytes in base64")
    .optional(),
  /** Further public keys whose blocks count, comma-separated: those of earlier signing keys. */
  AUDIT_PUBLIC_KEYS: z
    .string()
    .regex(/^([A-Za-z0-9_-]{43}(,|$))*$/)
    .default(""),
  /** smtp://host:port of the mail server; the demo's points at its own listener. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.string().min(3),
  /** Folder of uploaded files. */
  STORAGE_DIRECTORY: z.string().min(1),
  /** clamd at host:port or a socket path; empty: the built-in checker. */
  CLAMD_ADDRESS: z.string().optional(),
  /** Folder where the demo's mail listener keeps what it received; empty outside the demo. */
  DEMO_MAIL_DIRECTORY: z.string().optional(),
  DEMO_MODE: flag,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  /** How many proxies in front may be believed about the caller's address. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
});

export type Env = z.infer<typeof settings>;

let parsed: Env | undefined;

/** True for an origin that only this machine can reach. */
export function isLoopbackOrigin(origin: string): boolean {
  const host = new URL(origin).hostname;
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * The settings of this process, read once. Throws an Error whose one line names the variable that is missing or wrong,
 * and refuses demo mode on an address that others can reach.
 */
export function env(): Env {
  if (parsed) return parsed;
  const result = settings.safeParse(process.env);
  if (!result.success) {
    const first = result.error.issues[0];
    throw new Error(
      `Setting ${first?.path.join(".") ?? ""} is missing or wrong: ${first?.message ?? ""}`,
    );
  }
  if (result.data.DEMO_MODE && !isLoopbackOrigin(result.data.APP_ORIGIN)) {
    throw new Error(
      `DEMO_MODE=1 needs a loopback APP_ORIGIN; ${result.data.APP_ORIGIN} can be reached by others`,
    );
  }
  parsed = result.data;
  return parsed;
}

/** The log level before the settings are checked, so that a wrong setting can still be logged. */
export function logLevel(): string {
  return process.env.LOG_LEVEL ?? "info";
}
