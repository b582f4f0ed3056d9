import { useTranslations } from "next-intl";
import { HeatCell } from "@/components/ui/heat-cell";
import { Notice } from "@/components/ui/notice";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import type { DecisionView } from "@/lib/decisions/views";
import type { RecommendationView, SideView } from "@/lib/decisions/seal";
import { formatDateTime } from "@/lib/i18n/format";
import styles from "./decision-panel.module.css";

type SideColumnProps = { view: DecisionView; side: "lead" | "partner"; locale: string };

/** A recommendation's tone: the words say it, the dot helps. */
export const toneOf = (value: RecommendationView["value"]): StatusTone => {
  if (value === "admit" || value === "lead_only") return "ok";
  if (value === "reject" || value === "watch_list") return "no";
  return value === null ? "idle" : "wait";
};

/** One organisation's half of the decision, as far as the seal lets it be seen. */
export function SideColumn({ view, side, locale }: SideColumnProps) {
  const t = useTranslations("decisions");
  const half = view.sides[side];
  return (
    <div className={styles.side}>
      <h3>{view.organisations[side]}</h3>
      <Standing view={view} side={side} half={half} locale={locale} />
      {half.mustConfirm.length > 0 ? (
        <Notice tone="warn" title={t("panel.parts.mustConfirm")}>
          {half.mustConfirm.map((reason) => (
            <p key={reason}>{t(`confirm.${reason}`)}</p>
          ))}
        </Notice>
      ) : null}
      {half.earlier.length > 0 ? (
        <details className={styles.earlier}>
          <summary>{t("panel.side.earlier")}</summary>
          <ol>
            {half.earlier.map((each) => (
              <li key={each.id}>
                <Recommended view={view} side={side} each={each} locale={locale} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {half.sealed ? null : <Averages half={half} />}
      {side === view.ownSide && half.averages?.length && view.calibratedAsOf ? (
        <p className="quiet">
          {t("panel.side.calibratedAsOf", { at: formatDateTime(view.calibratedAsOf, locale) })}
        </p>
      ) : null}
    </div>
  );
}

function Standing({ view, side, half, locale }: SideColumnProps & { half: SideView }) {
  const t = useTranslations("decisions.panel.side");
  if (view.leadAlone && side === "partner")
    return <StatusBadge tone="idle">{t("barred")}</StatusBadge>;
  if (half.current)
    return <Recommended view={view} side={side} each={half.current} locale={locale} />;
  // Both are in, and this reader may not look: an officer before the letter, a partner whose programme ended.
  const words = view.decision?.sealOpenedAt ? "closed" : "sealed";
  return (
    <StatusBadge tone={half.recorded ? "idle" : "wait"}>
      {t(half.recorded ? words : "missing")}
    </StatusBadge>
  );
}

function Recommended({ view, side, each, locale }: SideColumnProps & { each: RecommendationView }) {
  const t = useTranslations("decisions");
  const organisation = view.organisations[side];
  const at = formatDateTime(each.recordedAt, locale);
  if (each.value === null)
    return (
      <>
        <StatusBadge tone="idle">{t("values.silent")}</StatusBadge>
        <p className="quiet">{t("panel.parts.closedAsSilent")}</p>
      </>
    );
  return (
    <>
      <div className={styles.value}>
        <StatusBadge tone={toneOf(each.value)}>{t(`values.${each.value}`)}</StatusBadge>
      </div>
      {each.reason === null ? (
        <p className="quiet">{t("panel.side.reasonKept", { organisation })}</p>
      ) : (
        <p className={styles.words}>{each.reason}</p>
      )}
      <p className="quiet">
        {each.by ? t("panel.side.by", { person: each.by, at }) : t("panel.side.at", { at })}
      </p>
      {each.reason === null ? null : (
        <p className="quiet">
          {each.nothingProtected ? t("panel.side.clean") : t("panel.side.own", { organisation })}
        </p>
      )}
    </>
  );
}

function Averages({ half }: { half: SideView }) {
  const t = useTranslations("decisions.panel.side");
  if (!half.averages?.length) return <p className="quiet">{t("noReviews")}</p>;
  return (
    <table className={styles.averages}>
      <caption className="sr-only">{t("averages")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("criterion")}</th>
          <th scope="col">{t("calibrated")}</th>
          <th scope="col">{t("raw")}</th>
        </tr>
      </thead>
      <tbody>
        {half.averages.map((average) => (
          <tr key={average.key}>
            <th scope="row">{average.label}</th>
            <HeatCell value={average.calibrated} />
            <HeatCell value={average.raw} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
