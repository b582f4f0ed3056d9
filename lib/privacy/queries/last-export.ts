import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import type { ExportKind } from "@/lib/generated/prisma/enums";
import type { ExportView } from "../schema";

interface Subject {
  kind: ExportKind;
  startupId?: string | null;
  applicationId?: string;
  version?: number;
  locale?: string;
}

/** The newest copy of that kind that the actor asked for and that is not past its day. */
export async function lastExport(
  tx: Tx,
  actor: Actor,
  { kind, startupId = null, ...subject }: Subject,
  now: Date,
): Promise<ExportView | null> {
  const row = await tx.dataExport.findFirst({
    where: {
      AND: [
        { personId: actor.personId, kind, startupId, ...subject },
        { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
      ],
    },
    orderBy: { askedAt: "desc" },
    select: { id: true, state: true, askedAt: true, expiresAt: true, size: true },
  });
  return (
    row && {
      id: row.id,
      state: row.state,
      askedAt: row.askedAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      size: row.size === null ? null : Number(row.size),
    }
  );
}

/** The actor's copy of one frozen version in one language, for the pages that offer it. */
export function getCopy(
  actor: Actor,
  subject: { startupId: string; applicationId: string; version: number; locale: string },
): Promise<ExportView | null> {
  return withActor(actor, (tx, now) =>
    lastExport(tx, actor, { kind: "application", ...subject }, now),
  );
}
