import type { ReleaseView, SharedSection, WaitingReader } from "./views";

/** What of a release says to whom one of its sections is still closed. */
type Granted = Pick<ReleaseView, "id" | "standing" | "sections" | "readers" | "from" | "until">;

/**
 * To whom a section was released that they do not read yet: they have to declare first, or it has not begun. Each person
 * once, by the release that ends last; nobody who reads it by another one. Pure: standings are read, the clock is in them.
 */
export function waitingReaders(
  sectionKey: string,
  releases: readonly Granted[],
  reading: ReadonlySet<string>,
): WaitingReader[] {
  const byPerson = new Map<string, WaitingReader>();
  for (const release of releases) {
    const { standing, sections, readers, from, until } = release;
    if (standing !== "in_force" && standing !== "not_yet") continue;
    if (!sections.some(({ key, granted }) => key === sectionKey && granted)) continue;
    for (const { personId, name, standing: stands } of readers) {
      if (stands !== "awaits_declaration" && stands !== "not_yet") continue;
      const before = byPerson.get(personId);
      if (reading.has(personId) || (before && before.until >= until)) continue;
      byPerson.set(personId, {
        personId,
        name,
        releaseId: release.id,
        declares: stands === "awaits_declaration",
        from: standing === "not_yet" ? from : null,
        until,
      });
    }
  }
  return [...byPerson.values()];
}

/** What the partner sees of one section: the one word that the page says in its words. */
export function partnerSight(
  section: {
    isProtected: boolean;
    readers: readonly unknown[];
    waiting: readonly unknown[];
  },
  application: { isSubmitted: boolean; isEnded: boolean },
): SharedSection["partner"] {
  if (!application.isSubmitted) return "nothing_yet";
  if (application.isEnded) return "ended";
  if (!section.isProtected) return "shared";
  if (section.readers.length > 0) return "released";
  return section.waiting.length > 0 ? "waits" : "exists";
}
