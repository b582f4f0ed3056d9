import { localisedName } from "@/lib/accounts/localised-name";
import { ticksFor } from "@/lib/decisions/policy";
import type { OnboardingOwner } from "@/lib/decisions/schema";
import type { OnboardingView } from "@/lib/decisions/views";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { inLocale } from "@/lib/programmes/localised";
import { findCase } from "./load-case";

/** The onboarding list of an admitted startup, for its team and the staff of both organisations; throws 404 for others. */
export function getOnboarding(
  actor: Actor,
  applicationId: string,
  locale: Locale,
): Promise<OnboardingView> {
  return withActor(actor, async (tx, now) => {
    const { row, reader, parts, facts } = await findCase(tx, actor, applicationId, now);
    if (reader !== "team" && reader !== "lead" && reader !== "partner") throw notFound();
    const member = await tx.cohortMember.findUnique({
      where: { applicationId },
      select: { admittedAt: true, cohort: { select: { id: true, name: true } } },
    });
    if (!member) throw notFound();
    const items = await tx.onboardingItem.findMany({
      where: { applicationId },
      orderBy: { position: "asc" },
      select: { id: true, key: true, owner: true, label: true, dueAt: true, doneAt: true },
    });
    return {
      applicationId,
      reference: row.reference,
      startup: row.startup.name,
      programme: inLocale(row.programmeName, locale),
      cohort: { id: member.cohort.id, name: localisedName(member.cohort.name, locale) },
      admittedAt: member.admittedAt,
      organisations: { lead: inLocale(row.lead, locale), partner: inLocale(row.partner, locale) },
      withPartner: parts.decision?.withPartner ?? true,
      ticks: ticksFor(actor, facts),
      items: items.map((item) => ({
        ...item,
        owner: item.owner as OnboardingOwner,
        label: localisedName(item.label, locale),
        isLate: item.doneAt === null && item.dueAt !== null && item.dueAt < now,
      })),
    };
  });
}
