import { IconEye, IconLock, IconWorld } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./lens.module.css";

const icons = { open: IconEye, closed: IconLock, public: IconWorld };

type LensProps = {
  /** open: the other organisation reads it; closed: it does not; public: everyone. */
  sight: keyof typeof icons;
  /** The readers in words: "HKSTP only", "3 people at AstraZeneca until 30 June 2027". */
  children: ReactNode;
  /** Why it is so; opens on a click, without script too. */
  reason?: ReactNode;
};

/** "Who can see this": the product's first signature. */
export function Lens({ sight, children, reason }: LensProps) {
  const t = useTranslations("ui.lens");
  const Icon = icons[sight];
  const look = classNames(styles.lens, sight === "open" && styles.open);
  const words = (
    <>
      <Icon size={15} stroke={1.8} aria-hidden="true" />
      <span className="sr-only">{t("label")}</span> <span>{children}</span>
    </>
  );
  if (!reason) return <span className={look}>{words}</span>;
  return (
    <details className={styles.details} data-popover>
      <summary className={look}>{words}</summary>
      <div className={styles.reason}>{reason}</div>
    </details>
  );
}
