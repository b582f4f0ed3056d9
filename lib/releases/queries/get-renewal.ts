import { obstacleOf } from "@/lib/applications/document-opening";
import { describer, type Describer } from "@/lib/applications/queries/describe";
import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import { loadVersion } from "@/lib/applications/queries/load-version";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { inLocale } from "@/lib/programmes/localised";
import { changesBetween, type AnswerChange } from "@/lib/releases/difference";
import { findRelease } from "./load-release";

export interface RenewalDocument {
  id: string;
  sectionKey: string;
  name: string;
  size: number;
  /** Released now, in the version that is bound. */
  isReleased: boolean;
  /** Why it cannot be released, in the reader's words; null: it can. */
  obstacle: string | null;
  /** Not part of the bound version. */
  isNew: boolean;
}

/** What renewing a release would change for its readers. */
export interface Renewal {
  from: number;
  to: number;
  sections: { key: string; title: string; changes: AnswerChange[] }[];
  /** Of the released sections in the newer version. */
  documents: RenewalDocument[];
}

/**
 * The difference between the version a release is bound to and the last one, in its sections, for the startup's team;
 * null while there is none to renew. Throws 404 for everybody else.
 */
export function getRenewal(actor: Actor, id: string, locale: Locale): Promise<Renewal | null> {
  return withActor(actor, async (tx, now) => {
    const { release, row, side, standing } = await findRelease(tx, actor, id, now);
    if (side !== "startup") throw notFound();
    const isLive = standing === "in_force" || standing === "not_yet";
    const { version: from, grantedSections: keys } = release;
    if (!isLive || from === null || from >= row.currentVersion) return null;
    const form = await getFormSections(tx, row.formVersionId);
    const before = await loadVersion(tx, row.id, from, keys);
    const after = await loadVersion(tx, row.id, row.currentVersion, keys);
    return {
      from,
      to: row.currentVersion,
      sections: form
        .filter(({ key }) => keys.includes(key))
        .map((section) => ({
          key: section.key,
          title: inLocale(section.title, locale),
          changes: changesBetween(
            section,
            before.get(section.key)?.answers ?? {},
            after.get(section.key)?.answers ?? {},
          ),
        })),
      documents: await documentsOf(
        tx,
        row,
        keys,
        { from, to: row.currentVersion, released: release.grantedDocuments },
        await describer(locale),
      ),
    };
  });
}

async function documentsOf(
  tx: Tx,
  row: ApplicationRow,
  sections: string[],
  { from, to, released }: { from: number; to: number; released: readonly string[] },
  words: Describer,
): Promise<RenewalDocument[]> {
  const documents = await tx.document.findMany({
    where: {
      AND: [
        { applicationId: row.id, tier: "T2", state: { not: "refused" } },
        { sectionKey: { in: sections }, frozenVersions: { has: to } },
      ],
    },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      sectionKey: true,
      name: true,
      size: true,
      mediaType: true,
      stampProblem: true,
      frozenVersions: true,
    },
  });
  return documents.map(({ frozenVersions, mediaType, stampProblem, ...document }) => {
    const obstacle = obstacleOf({ mediaType, stampProblem });
    return {
      ...document,
      isReleased: obstacle === null && released.includes(document.id),
      obstacle: obstacle && words.obstacle(obstacle, row),
      isNew: !frozenVersions.includes(from),
    };
  });
}
