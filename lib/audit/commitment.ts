import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { commitmentTo } from "@/lib/platform/secrets";

const salts = new Map<string, string>();

/**
 * What stands for a person in the audit trail, hex. Keyed by COMMITMENT_KEY and by a salt of the person's own that erasure
 * destroys: then not even the key leads from the trail back to the person. A person without a salt gets one that is told
 * to nobody. Asks the database once a person and process.
 */
export async function commitmentOf(tx: Tx | PrismaClient, personId: string): Promise<string> {
  const known = salts.get(personId) ?? (await saltOf(tx, personId));
  return commitmentTo(personId, known);
}

async function saltOf(tx: Tx | PrismaClient, personId: string): Promise<string> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: { commitmentSalt: true },
  });
  if (!person?.commitmentSalt) return randomUUID();
  if (salts.size > 10_000) salts.clear();
  salts.set(personId, person.commitmentSalt);
  return person.commitmentSalt;
}
