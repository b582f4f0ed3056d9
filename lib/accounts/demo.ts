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
