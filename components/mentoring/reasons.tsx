import { useLocale, useTranslations } from "next-intl";
import type { MatchReason } from "@/lib/mentoring/schema";
import styles from "./mentoring.module.css";
import { areaLabel, modalityLabel, readerLocale, topicLabel } from "./words";

/** Why a mentor and a startup fit, the strongest first, with what it is that they share. */
export function Reasons({ reasons }: { reasons: readonly MatchReason[] }) {
  const t = useTranslations("mentoring.reasons");
  const locale = readerLocale(useLocale());
  const comma = useTranslations("ui")("comma");
  const detail = ({ code, params }: MatchReason): string => {
    const { area, modality, topics } = params;
    if (code === "area_shared" && area) return areaLabel(String(area), locale);
    if (code === "modality_shared" && modality) return modalityLabel(String(modality), locale);
    if (code !== "topics_shared" || !topics) return "";
    return String(topics)
      .split(",")
      .map((topic) => topicLabel(topic, locale))
      .join(comma);
  };
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => {
        const what = detail(reason);
        return (
          <li key={reason.code}>
            {t(reason.code, reason.params)}
            {what ? <span className="quiet"> {what}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
