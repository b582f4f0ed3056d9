"use client";

import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";

type ActButtonProps = {
  method: "POST" | "PUT" | "DELETE";
  url: string;
  body?: Record<string, boolean | string>;
  children: string;
  /** Names the object for those who do not see the row. */
  describedAs: string;
  /** Said when it is done. */
  done: string;
};

/** One request behind one button; the page then shows the new state. */
export function ActButton({ method, url, body, children, describedAs, done }: ActButtonProps) {
  const router = useRouter();
  const announce = useAnnounce();
  const { run, pending, problem } = useAction(
    () => request(method, url, body),
    () => {
      announce(done);
      router.refresh();
    },
  );
  return (
    <>
      <Button size="small" pending={pending} aria-label={describedAs} onClick={() => void run()}>
        {children}
      </Button>
      <ProblemBanner problem={problem} />
    </>
  );
}
