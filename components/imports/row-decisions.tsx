"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { request } from "@/components/ui/api-client";
import { useAnnounce } from "@/components/ui/live-region";
import { useProblemText } from "@/components/ui/problem-banner";

/** Makes the buttons of the rows act: one listener instead of a component in every row. */
export function RowDecisions({ batchId }: { batchId: string }) {
  const t = useTranslations("imports.batch");
  const router = useRouter();
  const announce = useAnnounce();
  const textOf = useProblemText();
  useEffect(() => {
    const onClick = async (event: MouseEvent) => {
      const button =
        event.target instanceof Element
          ? event.target.closest<HTMLButtonElement>("button[data-import-row]")
          : null;
      if (!button || button.disabled) return;
      const accept = button.dataset.accept === "yes";
      button.disabled = true;
      const answer = await request(
        "PUT",
        `/api/imports/${batchId}/rows/${button.dataset.importRow ?? ""}`,
        { accept },
      );
      button.disabled = false;
      if (answer.ok) {
        announce(t(accept ? "takenIn" : "leftOut"));
        router.refresh();
      } else announce({ tone: "bad", message: textOf(answer.problem) });
    };
    const listener = (event: MouseEvent) => void onClick(event);
    document.addEventListener("click", listener);
    return () => document.removeEventListener("click", listener);
  }, [announce, batchId, router, t, textOf]);
  return null;
}
