import { publicProgrammeStatuses } from "@/lib/programmes/schema";
import { shownStatuses } from "@/lib/applications/lifecycle";
import type { Locale } from "@/lib/i18n/locales";
import { databaseNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { consentVersion, type PublicStartup } from "../schema";

/** Startups on one page; a programme has some dozens. */
const mostShown = 200;

/**
 * The startups on a programme's public page: admitted or graduated, and with an owner's standing consent for this very
 * programme in its present wording (product.md, T0). Public: no actor; nothing but what the consent names.
 */
export async function listPublicStartups(slug: string, locale: Locale): Promise<PublicStartup[]> {
  const now = await databaseNow();
  const programme = await db().programme.findFirst({
    where: { slug, status: { in: [...publicProgrammeStatuses] } },
    select: { id: true },
  });
  if (!programme) return [];
  const consents = await db().consent.findMany({
    where: {
      purpose: "public_listing",
      programmeId: programme.id,
      version: consentVersion,
      revokedAt: null,
      givenAt: { lte: now },
    },
    select: { startupId: true },
  });
  if (consents.length === 0) return [];
  const startups = await db().startup.findMany({
    where: {
      id: { in: consents.map(({ startupId }) => startupId) },
      erasedAt: null,
      applications: {
        some: { programmeId: programme.id, status: { in: [...shownStatuses] } },
      },
    },
    orderBy: [{ displayName: "asc" }, { id: "asc" }],
    take: mostShown,
    select: {
      id: true,
      displayName: true,
      nameZhHant: true,
      nameZhHans: true,
      oneLiner: true,
      city: true,
      website: true,
    },
  });
  return startups
    .map(({ nameZhHant, nameZhHans, ...startup }) => ({
      ...startup,
      name:
        (locale === "zh-HK" ? nameZhHant : locale === "zh-CN" ? nameZhHans : null) ??
        startup.displayName,
    }))
    .map(({ displayName: _stored, ...startup }) => startup);
}
