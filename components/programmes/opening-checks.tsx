import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { OpeningNeed } from "@/lib/programmes/readiness";
import styles from "./set-up-form.module.css";

/** What is missing before an intake can open, and what is already there. */
export function OpeningChecks({
  checks,
}: {
  checks: readonly { need: OpeningNeed; met: boolean }[];
}) {
  const t = useTranslations("setup.needs");
  return (
    <ul className={styles.checks}>
      {checks.map(({ need, met }) => (
        <li key={need}>
          <StatusBadge tone={met ? "ok" : "wait"}>
            {met ? t(`${need}.met`) : t(`${need}.missing`)}
          </StatusBadge>
        </li>
      ))}
    </ul>
  );
}
