"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/live-region";
import { useProblemText } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import type { SectionView } from "./section-view";

/** "I am done with this section": a note to the team once nothing is left in it; completeness is computed. */
export function DoneNote({ view, isComplete }: { view: SectionView; isComplete: boolean }) {
  const t = useTranslations("apply.section");
  const announce = useAnnounce();
  const text = useProblemText();
  const [note, setNote] = useState(view.doneNote);
  const url = `/api/applications/${view.applicationId}/sections/${view.section.key}/done`;
  const { run, pending, problem } = useAction(
    (_context, done: boolean) => request<{ done: boolean }>("POST", url, { done }),
    ({ done }) => {
      setNote(done ? t("doneByYou") : null);
      announce(t(done ? "doneSaid" : "doneTakenBack"));
    },
  );
  return (
    <>
      {note === null && !isComplete ? (
        <span className="quiet">{t("doneLater")}</span>
      ) : (
        <Button pending={pending} onClick={() => void run(note === null)}>
          {t(note === null ? "tellDone" : "untellDone")}
        </Button>
      )}
      {note ? <span className="quiet">{note}</span> : null}
      {problem ? (
        <span className="quiet" role="alert">
          {text(problem)}
        </span>
      ) : null}
    </>
  );
}
