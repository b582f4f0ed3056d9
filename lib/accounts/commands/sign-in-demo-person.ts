import { systemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { isDemo } from "../demo";
import { openSession, type OpenedSession } from "./open-session";

/**
 * Signs in one of the demo's people without a code. Throws 404 outside a demo (setting and database must both say so)
 * and for anybody who is not a demo person.
 */
export async function signInDemoPerson(input: { email: string }): Promise<OpenedSession> {
  if (!/[@.]demo\.test$/.test(input.email) || !(await isDemo())) throw notFound();
  return withActor(systemActor("demo-sign-in"), async (tx, now) => {
    const person = await tx.person.findUnique({
      where: { email: input.email },
      select: { id: true, suspendedAt: true },
    });
    if (!person || person.suspendedAt) throw notFound();
    return openSession(tx, person.id, now);
  });
}
