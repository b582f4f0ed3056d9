import path from "node:path";
import { dataFolder, webFlags, type Secrets } from "./settings";

interface WebPlace {
  port: number;
  origin: string;
  /** Of the log-in role that owns nothing. */
  databaseUrl: string;
  smtpUrl: string;
  secrets: Secrets;
  demo: boolean;
  development: boolean;
}

/** Settings of the processes that serve and work, as lib/platform/env reads them; what the caller's environment sets stays. */
export function portalEnvironment(place: WebPlace): NodeJS.ProcessEnv {
  const { port, origin, databaseUrl, smtpUrl, secrets, demo, development } = place;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    APP_ORIGIN: origin,
    NEXTAUTH_URL: origin,
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: process.env.SESSION_SECRET ?? secrets.sessionSecret,
    COMMITMENT_KEY: process.env.COMMITMENT_KEY ?? secrets.commitmentKey,
    SMTP_URL: process.env.SMTP_URL ?? smtpUrl,
    MAIL_FROM: process.env.MAIL_FROM ?? "Co-Incubation <portal@portal.test>",
    STORAGE_DIRECTORY: process.env.STORAGE_DIRECTORY ?? path.join(dataFolder, "files"),
    DEMO_MAIL_DIRECTORY: demo ? path.join(dataFolder, "mail") : "",
    DEMO_MODE: process.env.DEMO_MODE ?? (demo ? "1" : "0"),
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    // While pages compile on a request, a second is nothing.
    DATABASE_WAIT_MS: process.env.DATABASE_WAIT_MS ?? (development ? "20000" : "1000"),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  delete env.MIGRATE_DATABASE_URL;
  delete env.AUDIT_SIGNING_KEY;
  return env;
}

/** What the web process gets on top. */
export const webEnvironment = (env: NodeJS.ProcessEnv, development: boolean): NodeJS.ProcessEnv =>
  development
    ? { ...env, NODE_ENV: "development" }
    : { ...env, NODE_ENV: "production", NODE_OPTIONS: webFlags };
