import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

/** The people whom the guide names: one of each role, a teammate and a rival, and one who has two roles. */
export const demoPrincipals: readonly string[] = [
  "founder@demo.test",
  "teammate@demo.test",
  "rival@demo.test",
  "manager@hkstp.demo.test",
  "officer@hkstp.demo.test",
  "reviewer@hkstp.demo.test",
  "lead@az.demo.test",
  "reviewer@az.demo.test",
  "lead@other.demo.test",
  "external@demo.test",
  "mentor@demo.test",
  "hospital@demo.test",
  "investor@demo.test",
  "auditor@demo.test",
  "admin@demo.test",
  "both@demo.test",
];

/** True when the setting and the database both say "demo"; env() has already refused a reachable address. */
export async function isDemo(): Promise<boolean> {
  if (!env().DEMO_MODE) return false;
  const deployment = await db().deployment.findUnique({ where: { id: 1 }, select: { mode: true } });
  return deployment?.mode === "demo";
}

/**
 * The demo rule at start: DEMO_MODE needs a database that was seeded as demo. Throws an Error whose one line says
 * what to do.
 */
export async function refuseFalseDemo(): Promise<void> {
  if (env().DEMO_MODE && !(await isDemo())) {
    throw new Error(
      "DEMO_MODE=1 needs a database that was seeded as demo; this one was not. Unset DEMO_MODE or use another DATABASE_URL",
    );
  }
}
