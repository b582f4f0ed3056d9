"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { Notice } from "@/components/ui/notice";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";

/** The button that kills the code and closes the assisted session. */
export function StopAssisted({ token }: { token: string }) {
  const t = useTranslations("accounts.stop");
  const [isStopped, setStopped] = useState(false);
  const { run, pending, problem } = useAction(
    () => request("POST", "/api/sign-in/stop", { token }),
    () => setStopped(true),
  );
  if (isStopped) return <Notice tone="ok">{t("done")}</Notice>;
  return (
    <>
      <Cluster>
        <Button tone="danger" pending={pending} onClick={() => void run()}>
          {t("stop")}
        </Button>
      </Cluster>
      <ProblemBanner problem={problem} />
    </>
  );
}
