import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import type { SharingTask } from "@/lib/releases/views";

/**
 * What waits for an owner of the acting startup: requests without an answer, and people named after an answer. Empty for
 * everybody else; editors and viewers see that there is something. One query.
 */
export function listSharingTasks(
  actor: Actor,
  locale: Locale,
  filter: { applicationId?: string } = {},
): Promise<SharingTask[]> {
  const startupId = actor.membership?.startupId;
  if (!startupId) return Promise.resolve([]);
  return withActor(actor, async (tx, now) => {
    const waiting = await tx.release.findMany({
      where: {
        AND: [
          { startupId, application: { partnerEndedAt: null } },
          ...(filter.applicationId ? [{ applicationId: filter.applicationId }] : []),
          {
            OR: [
              { state: "asked", validUntil: { gt: now } },
              {
                state: "granted",
                grantedUntil: { gt: now },
                readers: { some: { state: "named" } },
              },
            ],
          },
        ],
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: 50,
      select: {
        id: true,
        state: true,
        sections: true,
        applicationId: true,
        organisationId: true,
        application: { select: { intake: { select: { name: true } } } },
      },
    });
    const partners = await tx.organisation.findMany({
      where: { id: { in: waiting.map(({ organisationId }) => organisationId) } },
      select: { id: true, shortName: true },
    });
    const names = new Map(
      partners.map(({ id, shortName }) => [id, inLocale(shortName as LocalisedText, locale)]),
    );
    return waiting.map(({ id, state, sections, applicationId, organisationId, application }) => ({
      releaseId: id,
      applicationId,
      kind: state === "asked" ? ("request" as const) : ("reader" as const),
      sections: sections.length,
      partner: names.get(organisationId) ?? "",
      intake: inLocale(application.intake.name as LocalisedText, locale),
    }));
  });
}
