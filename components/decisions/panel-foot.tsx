import { useTranslations } from "next-intl";
import { Between } from "@/components/ui/between";
import { Cluster } from "@/components/ui/cluster";
import { formatDateTime } from "@/lib/i18n/format";
import type { ScoreView } from "@/lib/decisions/schema";
import { PrintButton } from "./print-button";
import styles from "./panel-sheet.module.css";

type PanelFootProps = {
  scores: ScoreView;
  /** When the own organisation was last calibrated. */
  calibratedAsOf: Date | null;
  inReview: number;
  locale: string;
};

/** What the numbers are, the other way to see them, and the sheet on paper. */
export function PanelFoot({ scores, calibratedAsOf, inReview, locale }: PanelFootProps) {
  const t = useTranslations("decisions.sheet");
  const isRaw = scores === "raw";
  return (
    <div className={styles.foot}>
      <Cluster>
        <span className="quiet">
          {t(isRaw ? "rawNote" : "calibratedNote")}
          <Between />
          {!isRaw && calibratedAsOf
            ? t("calibratedAsOf", { at: formatDateTime(calibratedAsOf, locale) })
            : null}
        </span>{" "}
        <a href={isRaw ? "?" : "?scores=raw"} data-no-print>
          {t(isRaw ? "showCalibrated" : "showRaw")}
        </a>{" "}
        <span data-no-print>
          <PrintButton label={t("print")} />
        </span>
      </Cluster>
      {inReview > 0 ? <p className="quiet">{t("inReview", { count: inReview })}</p> : null}
    </div>
  );
}
