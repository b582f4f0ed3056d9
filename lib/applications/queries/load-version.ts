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
 * leaves the database; the others come without answers through `readFrozen`.
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
