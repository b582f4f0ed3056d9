"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { useAnnounce } from "@/components/ui/live-region";
import { useAction } from "@/components/ui/use-action";

/** One screening step in a dialog: opened, sent, told, and the page read anew. */
export function useScreening(applicationId: string, step: string, told: string) {
  const router = useRouter();
  const announce = useAnnounce();
  const [opened, setOpened] = useState(false);
  const { run, pending, problem, clear } = useAction(
    (_context, body?: object) =>
      request("POST", `/api/applications/${applicationId}/${step}`, body),
    () => {
      setOpened(false);
      announce(told);
      router.refresh();
    },
  );
  return {
    opened,
    open: () => {
      clear();
      setOpened(true);
    },
    close: () => setOpened(false),
    run,
    pending,
    problem,
  };
}
