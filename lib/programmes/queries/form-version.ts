import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { questionFromRow } from "@/lib/programmes/form-rows";
import { localisedText } from "@/lib/programmes/localised";
import type { Tier } from "@/lib/programmes/schema";
import { loadHead } from "./set-up";

/** A form version with the ids that its editor needs. A draft is shown to the lead only. Throws 404. */
export async function getFormVersion(actor: Actor, slug: string, formVersionId: string) {
  return withActor(actor, async (tx) => {
    const programme = await loadHead(tx, actor, slug);
    const version = await tx.formVersion.findFirst({
      where: { id: formVersionId, programmeId: programme.id },
      select: {
        id: true,
        number: true,
        status: true,
        revision: true,
        publishedAt: true,
        sections: {
          orderBy: { position: "asc" },
          include: { questions: { orderBy: { position: "asc" } } },
        },
      },
    });
    if (!version || (version.status === "draft" && !programme.mayEdit)) throw notFound();
    return {
      programme,
      version: {
        id: version.id,
        number: version.number,
        status: version.status,
        revision: version.revision,
        publishedAt: version.publishedAt,
        sections: version.sections.map(sectionView),
      },
    };
  });
}

type QuestionRow = Parameters<typeof questionFromRow>[0] & { id: string };

interface SectionRow {
  id: string;
  key: string;
  tier: Tier;
  title: unknown;
  intro: unknown;
  questions: readonly QuestionRow[];
}

// A section of a draft may be empty for a while, which no published one is; its questions are checked one by one.
function sectionView(row: SectionRow) {
  const { id, key, tier, title, intro } = row;
  return {
    id,
    key,
    tier,
    title: localisedText.parse(title),
    intro: localisedText.parse(intro),
    questions: row.questions.map((question) => ({
      id: question.id,
      question: questionFromRow(question),
    })),
  };
}

export type FormVersionView = Awaited<ReturnType<typeof getFormVersion>>["version"];
