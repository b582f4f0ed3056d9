"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { useAnnounce } from "@/components/ui/live-region";
import { Meter } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import type { RunView } from "@/lib/reviews/views";
import { RunPreview } from "./run-preview";

type RunPanelProps = {
  intakeId: string;
  needed: number;
  /** The last run of the own organisation. */
  run: RunView | null;
};

const isUnderWay = (run: RunView | null) => run?.state === "queued" || run?.state === "solving";

/** The best assignment: asked for, computed while one does something else, previewed, then applied or dropped. */
export function RunPanel({ intakeId, needed, run: first }: RunPanelProps) {
  const t = useTranslations("reviews.run");
  const router = useRouter();
  const announce = useAnnounce();
  const [run, setRun] = useState(first);
  useEffect(() => setRun(first), [first]);
  const underWay = isUnderWay(run);
  const runId = run?.id;
  const fresh = run?.preview?.pairs.filter((pair) => !pair.kept).length ?? 0;

  useEffect(() => {
    if (!underWay || !runId) return undefined;
    const timer = setInterval(() => {
      void request<RunView>("GET", `/api/assignment-runs/${runId}`).then((result) => {
        if (!result.ok) return;
        setRun(result.data);
        if (result.data.state === "preview") announce(t("ready"));
      });
    }, 1_000);
    return () => clearInterval(timer);
  }, [underWay, runId, announce, t]);

  const start = useAction(
    () => request<{ id: string }>("POST", "/api/assignment-runs", { intakeId }),
    () => router.refresh(),
  );
  const apply = useAction(
    () => request<{ made: number; skipped: number }>("POST", `/api/assignment-runs/${runId}/apply`),
    ({ made, skipped }) => {
      announce(t("applied", { made, skipped }));
      router.refresh();
    },
  );
  const discard = useAction(
    () => request("POST", `/api/assignment-runs/${runId}/discard`),
    () => {
      announce(t("discarded"));
      router.refresh();
    },
  );
  return (
    <div>
      <p>{t("intro", { needed })}</p>
      <ProblemBanner problem={start.problem ?? apply.problem ?? discard.problem} />
      {underWay && run ? (
        <Meter
          label={t("computing")}
          value={run.progress}
          max={100}
          progress
          text={`${run.progress} %`}
        />
      ) : null}
      {run?.state === "failed" ? (
        <Notice tone="bad">{t(run.failure === "rights_lost" ? "rightsLost" : "failed")}</Notice>
      ) : null}
      {run?.state === "applied" && run.applied ? (
        <p className="quiet">{t("applied", run.applied)}</p>
      ) : null}
      {run?.state === "preview" ? <RunPreview run={run} /> : null}
      <Cluster>
        {run?.state === "preview" && fresh > 0 ? (
          <Button tone="primary" pending={apply.pending} onClick={() => void apply.run()}>
            {t("apply", { count: fresh })}
          </Button>
        ) : null}
        {underWay ? null : (
          <Button pending={start.pending} onClick={() => void start.run()}>
            {t(run?.state === "preview" ? "again" : "start")}
          </Button>
        )}
        {underWay || run?.state === "preview" ? (
          <Button tone="quiet" pending={discard.pending} onClick={() => void discard.run()}>
            {t("discard")}
          </Button>
        ) : null}
      </Cluster>
    </div>
  );
}
