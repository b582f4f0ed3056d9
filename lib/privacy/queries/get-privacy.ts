import { closedStatuses, endedStatuses } from "@/lib/applications/lifecycle";
import { actingStartup } from "@/lib/accounts/team";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { erasedFrom } from "@/lib/applications/retention";
import { consentPurposes, consentVersion, type ConsentView, type PrivacyView } from "../schema";
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

/** Each purpose in each programme to which the startup has sent an application; those that ended ask no more. */
async function consentsOf(tx: Tx, startupId: string): Promise<ConsentView[]> {
  const consents = await tx.consent.findMany({
    where: { startupId, revokedAt: null },
    select: { purpose: true, programmeId: true, version: true, givenAt: true },
  });
  const sent = await tx.application.findMany({
    where: { startupId, submittedAt: { not: null }, status: { notIn: [...nothingToShow] } },
    select: { programmeId: true },
  });
  const ids = [...sent, ...consents].flatMap(({ programmeId }) => programmeId ?? []);
  const programmes = await tx.programme.findMany({
    where: { id: { in: [...new Set(ids)] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, slug: true, name: true },
  });
  return programmes.flatMap(({ id, slug, name }) =>
    consentPurposes.map((purpose) => {
      const given = consents.find((each) => each.purpose === purpose && each.programmeId === id);
      return {
        purpose,
        programmeId: id,
        programme: name,
        path: `/programmes/${slug}`,
        givenAt: given?.givenAt.toISOString() ?? null,
        outdated: given !== undefined && given.version !== consentVersion,
      };
    }),
  );
}

/** Ended without admission: there is nothing to list. */
const nothingToShow = [...endedStatuses, "left"] as const;

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
    consents: await consentsOf(tx, startupId),
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
