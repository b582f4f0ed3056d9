"use client";

import { useLocale, useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import type { Problem } from "./api-client";
import styles from "./problem-banner.module.css";

const localCodes = ["offline", "timeout", "signed_out", "unexpected"] as const;
type LocalCode = (typeof localCodes)[number];

/** The sentence of a problem in the reader's language, from the server or from here. */
export function useProblemText(): (problem: Problem) => string {
  const t = useTranslations("ui.problem");
  return (problem) => {
    if (problem.title) return problem.title;
    const code = localCodes.find((each) => each === problem.code);
    return t(code ?? ("unexpected" satisfies LocalCode));
  };
}

type ProblemBannerProps = { problem: Problem | null; onRetry?: (() => void) | undefined };

/** What went wrong with a request, read out at once. Draws nothing without a problem. */
export function ProblemBanner({ problem, onRetry }: ProblemBannerProps) {
  const t = useTranslations("ui.problem");
  const text = useProblemText();
  const locale = useLocale();
  const pathname = usePathname();
  return (
    <div role="alert">
      {problem ? (
        <div className={styles.banner}>
          <span>{text(problem)}</span>{" "}
          {problem.status === 401 ? (
            <a href={`/${locale}/sign-in?next=${encodeURIComponent(pathname ?? "")}`} data-hard>
              {t("signIn")}
            </a>
          ) : onRetry ? (
            <button type="button" onClick={onRetry}>
              {t("retry")}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
