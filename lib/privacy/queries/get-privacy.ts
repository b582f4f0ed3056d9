import { closedStatuses } from "@/lib/applications/lifecycle";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { hongKongDate } from "@/lib/programmes/eligibility";
import { actingStartup } from "../policy";
import { erasedFrom } from "../retention";
import { consentPurposes, consentVersion, type PrivacyView } from "../schema";
import { lastExport } from "./last-export";

/** The actor's own data in outline, and that of the startup they act for. */
export function getPrivacy(actor: Actor): Promise<PrivacyView> {
  return withActor(actor, async (tx, now) => {
    const person = await tx.person.findUniqueOrThrow({
      where: { id: actor.personId },
      select: { email: true, erasureAskedAt: true },
    });
    const startupId = actingStartup(actor);
    return {
      person: {
        email: person.email,
        erasureAskedAt: person.erasureAskedAt?.toISOString() ?? null,
        export: await lastExport(tx, actor, { kind: "person" }, now),
      },
      startup: startupId === null ? null : await startupOf(tx, actor, startupId, now),
    };
  });
}

async function startupOf(
  tx: Tx,
  actor: Actor,
  startupId: string,
  now: Date,
): Promise<PrivacyView["startup"]> {
  const startup = await tx.startup.findUnique({
    where: { id: startupId },
    select: { id: true, displayName: true },
  });
  if (!startup) return null;
  const consents = await tx.consent.findMany({
    where: { startupId, revokedAt: null },
    select: { purpose: true, version: true, givenAt: true },
  });
  const applications = await tx.application.findMany({
    where: { startupId, erasedAt: null },
    orderBy: { createdAt: "asc" },
    select: { reference: true, status: true, statusAt: true, submittedAt: true },
  });
  const submitted = applications.filter(({ submittedAt }) => submittedAt !== null);
  return {
    id: startup.id,
    name: startup.displayName,
    isOwner: actor.membership?.role === "owner",
    consents: consentPurposes.map((purpose) => {
      const given = consents.find((consent) => consent.purpose === purpose);
      return {
        purpose,
        givenAt: given?.givenAt.toISOString() ?? null,
        outdated: given !== undefined && given.version !== consentVersion,
      };
    }),
    export: await lastExport(tx, actor, { kind: "startup", startupId }, now),
    drafts: applications.length - submitted.length,
    open: submitted
      .filter(({ status }) => !closedStatuses.includes(status))
      .map(({ reference }) => reference),
    ended: submitted.flatMap(({ reference, status, statusAt }) => {
      const from = erasedFrom({ status, statusAt, wasSubmitted: true });
      return from ? [{ reference, erasedOn: hongKongDate(from) }] : [];
    }),
  };
}
