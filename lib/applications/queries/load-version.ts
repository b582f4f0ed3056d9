import type { SectionAnswers } from "@/lib/applications/answers";
import type { Tx } from "@/lib/platform/db";

/** One section as it was frozen. */
export interface FrozenSection {
  language: string;
  complete: boolean;
  answers: SectionAnswers;
}

/**
 * The sections of a frozen version by key. With `keys` only those are read, so that what a reader may not see never
 * leaves the database; the others come without answers through `loadCompleteness`.
 */
export async function loadVersion(
  tx: Tx,
  applicationId: string,
  number: number,
  keys?: readonly string[],
): Promise<Map<string, FrozenSection>> {
  const sections = await tx.versionSection.findMany({
    where: {
      AND: [
        { applicationId, version: { number } },
        ...(keys ? [{ sectionKey: { in: [...keys] } }] : []),
      ],
    },
    select: { sectionKey: true, language: true, complete: true, answers: true },
  });
  return new Map(
    sections.map(({ sectionKey, answers, ...section }) => [
      sectionKey,
      { ...section, answers: answers as SectionAnswers },
    ]),
  );
}

/**
 * Which sections of a frozen version exist and whether each is complete; no content. Through a door of the second wall,
 * because the partner learns this much of a protected section (docs/second-wall.md).
 */
export async function loadCompleteness(
  tx: Tx,
  applicationId: string,
  number: number,
): Promise<Map<string, boolean>> {
  const sections = await tx.$queryRaw<{ section_key: string; complete: boolean }[]>`
    SELECT section_key, complete FROM section_completeness(${applicationId}::uuid, ${number}::int)`;
  return new Map(sections.map(({ section_key, complete }) => [section_key, complete]));
}
