import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { getStartup } from "@/lib/startups/queries";
import { applicationContent } from "./application-content";
import { exportFormat, type ExportedApplication, type StartupExport } from "./content";

/** All of the startup that the actor acts for, read as the actor: what they may not see is not in it. */
export async function startupContent(
  actor: Actor,
  startupId: string,
  locale: Locale,
  now: Date,
): Promise<StartupExport> {
  const { id, team, myRole: _role, invitations, ...profile } = await getStartup(actor, startupId);
  const { ids, consents } = await withActor(actor, async (tx) => ({
    ids: await tx.application.findMany({
      where: { startupId, erasedAt: null },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    }),
    consents: await tx.consent.findMany({
      where: { startupId },
      orderBy: { givenAt: "asc" },
      select: { purpose: true, programmeId: true, version: true, givenAt: true, revokedAt: true },
    }),
  }));
  const applications: ExportedApplication[] = [];
  for (const each of ids) applications.push(await applicationContent(actor, each.id, locale));
  return {
    format: exportFormat,
    kind: "startup",
    madeAt: now.toISOString(),
    locale,
    startup: { id, ...profile },
    team: team.map(({ name, email, role }) => ({ name, email, role })),
    invitations: invitations.map(({ email, role }) => ({ email, role })),
    consents: consents.map(({ givenAt, revokedAt, ...consent }) => ({
      ...consent,
      givenAt: givenAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
    })),
    applications,
  };
}
