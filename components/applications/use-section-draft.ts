"use client";

import { request, type Problem, type Result } from "@/components/ui/api-client";
import { DraftKeeper } from "@/components/ui/draft/draft-keeper";
import type { DraftTransport, SaveAnswer } from "@/components/ui/draft/draft-transport";
import { browserCopies, noCopies } from "@/components/ui/draft/kept-copies";
import { useDraft } from "@/components/ui/draft/use-draft";
import type { AnswerProblem } from "@/lib/applications/answer-values";
import { draftFields, type Answers } from "@/lib/applications/draft-fields";
import type { SectionView } from "./section-view";

export type SectionKeeper = DraftKeeper<AnswerProblem>;

type LoadedPart = {
  key: string;
  revision: number;
  answers: Answers;
  own: string[];
  saved?: { by: string; at: string } | null;
};
type LoadedApplication = { sections?: LoadedPart[] };

const lastMinute = 60_000;

function writersOf(part: LoadedPart | undefined, me: string): string[] {
  const saved = part?.saved;
  if (!saved || saved.by === me) return [];
  return Date.now() - Date.parse(saved.at) < lastMinute ? [saved.by] : [];
}

/** The server names a refused answer by its place in the request; a draft knows it by its question. */
function byQuestion<T>(result: Result<T>): Result<T> {
  if (result.ok) return result;
  const entries = Object.entries(result.problem.fields);
  const fields = entries.map(([path, sentence]) => [path.replace(/^answers\./, ""), sentence]);
  const problem: Problem = { ...result.problem, fields: Object.fromEntries(fields) };
  return { ok: false, problem };
}

function transportOf(view: SectionView, language: () => string): DraftTransport {
  const base = `/api/applications/${view.applicationId}`;
  return {
    save: async ({ revision, values }, { last }) =>
      byQuestion(
        await request<SaveAnswer>(
          "PUT",
          `${base}/sections/${view.section.key}`,
          { revision, answers: values, language: language() },
          { keepalive: last },
        ),
      ),
    load: async () => {
      const result = await request<LoadedApplication>("GET", base);
      if (!result.ok) return result;
      const found = result.data.sections?.find(({ key }) => key === view.section.key);
      const { revision = view.revision, answers = {}, own = [] } = found ?? {};
      const others = writersOf(found, view.personName);
      return { ...result, data: { revision, values: answers, own, others } };
    },
  };
}

/**
 * The section of this page, kept safe: see DraftKeeper. A view for reading only never saves, but shows
 * what this browser had kept: words that came too late are not gone. The browser's copy is kept
 * by person, so that nobody else who uses this browser is shown it.
 */
export function useSectionDraft(view: SectionView, language: () => string) {
  const { personId, applicationId, section } = view;
  return useDraft<AnswerProblem>(
    () =>
      new DraftKeeper({
        fields: draftFields(section.questions),
        server: { revision: view.revision, values: view.answers, own: view.own },
        savedAt: view.savedAt,
        transport: transportOf(view, language),
        isClosed: view.readOnlyReason !== null,
        copies:
          typeof window === "undefined"
            ? noCopies
            : browserCopies(`draft/${personId}/${applicationId}/${section.key}`),
      }),
  );
}
