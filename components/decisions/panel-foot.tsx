import { useTranslations } from "next-intl";
import { Cluster } from "@/components/ui/cluster";
import type { ScoreView } from "@/lib/decisions/schema";
import { PrintButton } from "./print-button";
import styles from "./panel-sheet.module.css";

/** What the numbers are, the other way to see them, and the sheet on paper. */
export function PanelFoot({ scores, inReview }: { scores: ScoreView; inReview: number }) {
  const t = useTranslations("decisions.sheet");
  const isRaw = scores === "raw";
  return (
    <div className={styles.foot}>
      <Cluster>
        <span className="quiet">{t(isRaw ? "rawNote" : "calibratedNote")}</span>
        <a href={isRaw ? "?" : "?scores=raw"} data-no-print>
          {t(isRaw ? "showCalibrated" : "showRaw")}
        </a>
        <span data-no-print>
          <PrintButton label={t("print")} />
        </span>
      </Cluster>
      {inReview > 0 ? <p className="quiet">{t("inReview", { count: inReview })}</p> : null}
    </div>
  );
}
