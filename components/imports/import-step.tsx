"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Meter } from "@/components/ui/meter";
import { NextStep } from "@/components/ui/next-step";
import { useAction } from "@/components/ui/use-action";
import type { ImportBatchDto } from "@/lib/imports/schema";

const pollMs = 1_000;

/** Asks how far it is every second while it runs, and lets the page be read anew when it has ended. */
function useProgress(batch: ImportBatchDto): ImportBatchDto {
  const router = useRouter();
  const [seen, setSeen] = useState(batch);
  const current = seen.id === batch.id && batch.state === "running" ? seen : batch;
  useEffect(() => {
    if (batch.state !== "running") return undefined;
    let stopped = false;
    const ask = async () => {
      const answer = await request<ImportBatchDto>("GET", `/api/imports/${batch.id}`);
      if (stopped || !answer.ok) return;
      setSeen(answer.data);
      if (answer.data.state !== "running") router.refresh();
    };
    const timer = setInterval(() => void ask(), pollMs);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [batch.id, batch.state, router]);
  return current;
}

/** What happens next with an import, in one sentence with its one button. */
export function ImportStep({ batch: given }: { batch: ImportBatchDto }) {
  const t = useTranslations("imports.batch");
  const locale = useLocale();
  const batch = useProgress(given);
  const { state, counts, intake } = batch;
  if (state === "uploaded") return <NextStep>{t("nextUploaded")}</NextStep>;
  if (state === "previewed") {
    const nothingNew = counts.ready === 0 && counts.duplicate > 0 && counts.refused === 0;
    return (
      <NextStep action={counts.ready > 0 ? <Run batch={batch} /> : null}>
        {nothingNew ? t("nextNothingNew") : t("nextPreviewed", { ready: counts.ready })}
      </NextStep>
    );
  }
  if (state === "running") {
    const total = counts.ready + batch.doneCount;
    return (
      <NextStep
        action={
          <Meter
            label={t("progress")}
            value={batch.doneCount}
            max={total}
            text={t("progressText", { done: batch.doneCount, total })}
            progress
          />
        }
      >
        {t("nextRunning")}
      </NextStep>
    );
  }
  if (state === "failed")
    return (
      <NextStep action={<Run batch={batch} />}>
        {t(batch.failure === "no_longer_allowed" ? "failedRight" : "nextFailed")}
      </NextStep>
    );
  return (
    <NextStep
      action={
        <ButtonLink
          href={`/${locale}/desk?intake=${encodeURIComponent(intake.slug)}&source=import`}
          tone="primary"
          data-testid="import-see"
        >
          {t("see")}
        </ButtonLink>
      }
    >
      {counts.imported === 0 && counts.duplicate > 0
        ? t("nextDoneNothing")
        : t("nextDone", { imported: counts.imported })}
    </NextStep>
  );
}

/** Starts it in the worker after saying what it makes. */
function Run({ batch }: { batch: ImportBatchDto }) {
  const t = useTranslations("imports.batch");
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  const { run, pending, problem } = useAction(
    () => request("POST", `/api/imports/${batch.id}/run`),
    () => {
      setOpened(false);
      router.refresh();
    },
  );
  const { ready } = batch.counts;
  const label = batch.state === "failed" ? t("again") : t("run", { ready });
  return (
    <>
      <Button tone="primary" onClick={() => setOpened(true)} data-testid="import-run">
        {label}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t("confirmTitle", { ready, intake: batch.intake.name })}
        confirmLabel={label}
        pending={pending}
        problem={problem}
        onConfirm={() => void run()}
      >
        <p>{t("confirmBody")}</p>
      </ConfirmDialog>
    </>
  );
}
