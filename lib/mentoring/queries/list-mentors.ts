import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import type { ListedMentor } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { countLiveMatches } from "./facts";
import { inAnyLanguage, mentorViews } from "./list-matches";

/** The programmes in which the actor proposes mentors; null: none, by role. */
function programmesOf(actor: Actor): Prisma.ProgrammeWhereInput | null {
  const { membership } = actor;
  if (!membership?.organisationId) return null;
  const { role, organisationId, programmeId } = membership;
  const own: Prisma.ProgrammeWhereInput = programmeId ? { id: programmeId } : {};
  if (role === "programme_manager" || role === "officer")
    return { AND: [own, { leadOrganisationId: organisationId }] };
  return role === "partner_lead" ? { AND: [own, { partnerOrganisationId: organisationId }] } : null;
}

/**
 * The mentors of the programmes that the actor proposes mentors in, with what they take on and have. Throws 404 for
 * anyone who proposes none.
 */
export function listMentors(actor: Actor, locale: Locale): Promise<ListedMentor[]> {
  return withActor(actor, async (tx) => {
    const where = programmesOf(actor);
    if (!where) throw notFound();
    const programmes = await tx.programme.findMany({ where, select: { id: true, name: true } });
    const mentors: ListedMentor[] = [];
    for (const programme of programmes) {
      const loads = await countLiveMatches(tx, programme.id);
      const profiles = await tx.mentorProfile.findMany({
        where: { programmeId: programme.id },
        select: { id: true, capacity: true, active: true },
      });
      const views = await mentorViews(
        tx,
        profiles.map(({ id }) => id),
        locale,
      );
      for (const { id, capacity, active } of profiles) {
        const view = views.get(id);
        if (!view) continue;
        const name = inAnyLanguage(programme.name, locale);
        mentors.push({ ...view, programme: name, capacity, active, load: loads.get(id) ?? 0 });
      }
    }
    return mentors.toSorted((one, other) => one.name.localeCompare(other.name, locale));
  });
}
