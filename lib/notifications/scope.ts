import type { Prisma } from "@/lib/generated/prisma/client";
import type { MailState } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { canListMail } from "./policy";

/**
 * The mails a membership may see: those of its organisation, of its programme where it is of one, and never about an
 * application from which the person is barred. Null: none at all (no SQL is run).
 * Bars are read here as `liveBarsOf` in lib/access/scope.ts reads them (its twin: notifications knows no domain).
 */
export async function mailScope(tx: Tx, actor: Actor): Promise<Prisma.OutboxMailWhereInput | null> {
  const { membership } = actor;
  if (!membership || !canListMail(actor)) return null;
  if (membership.role === "administrator") return { organisationId: null };
  const { organisationId, programmeId } = membership;
  if (!organisationId) return null;
  const barred = await barredApplications(tx, actor);
  return {
    AND: [
      { organisationId },
      programmeId ? { programmeId } : {},
      barred.length > 0
        ? { OR: [{ applicationId: null }, { applicationId: { notIn: barred } }] }
        : {},
    ],
  };
}

async function barredApplications(tx: Tx, actor: Actor): Promise<string[]> {
  const { organisationId = null, unit = null } = actor.membership ?? {};
  const bars = await tx.bar.findMany({
    where: {
      liftedAt: null,
      OR: [
        { personId: actor.personId },
        ...(organisationId ? [{ personId: null, organisationId, unit: null }] : []),
        ...(organisationId && unit ? [{ personId: null, organisationId, unit }] : []),
      ],
    },
    select: { applicationId: true },
  });
  return [...new Set(bars.map((bar) => bar.applicationId))];
}

export interface VisibleMail {
  id: string;
  template: string;
  params: Prisma.JsonValue;
  locale: string;
  state: MailState;
  attempts: number;
  lastError: string | null;
  nextAttemptAt: Date;
  sentAt: Date | null;
  createdAt: Date;
  toPersonId: string | null;
  toName: string;
  toAddress: string;
  programmeId: string | null;
  applicationId: string | null;
}

/** The columns of a visible mail. */
export const visibleColumns = {
  id: true,
  template: true,
  params: true,
  locale: true,
  state: true,
  attempts: true,
  lastError: true,
  nextAttemptAt: true,
  sentAt: true,
  createdAt: true,
  toPersonId: true,
  toName: true,
  toAddress: true,
  programmeId: true,
  applicationId: true,
} as const satisfies Prisma.OutboxMailSelect;

/** One mail inside the actor's scope, or null. Server only: holds address and params. */
export async function findVisibleMail(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<VisibleMail | null> {
  const scope = await mailScope(tx, actor);
  if (!scope) return null;
  return tx.outboxMail.findFirst({ where: { AND: [scope, { id }] }, select: visibleColumns });
}
