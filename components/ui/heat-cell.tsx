import { useTranslations } from "next-intl";
import { formatNumber } from "@/lib/i18n/format";
import { classNames } from "./class-names";
import styles from "./heat-cell.module.css";

type HeatCellProps = {
  value: number | null;
  /** The scale's ends; 1 and 5 unless told. */
  min?: number | undefined;
  max?: number | undefined;
  /** Decimals shown. */
  digits?: number | undefined;
  className?: string | false | undefined;
};

/** A table cell whose ground deepens with its number. The number says it; the ground helps. */
export function HeatCell({ value, min = 1, max = 5, digits = 1, className }: HeatCellProps) {
  if (value === null) return <td className={classNames(styles.cell, className)}>–</td>;
  const share = Math.min(1, Math.max(0, (value - min) / (max - min)));
  const depth = (0.04 + share * 0.34).toFixed(2);
  return (
    <td
      className={classNames(styles.cell, className)}
      style={{ background: `rgb(var(--heat) / ${depth})` }}
    >
      {formatNumber(value, undefined, digits)}
    </td>
  );
}

/** Stands for the columns of an organisation whose side is still sealed. */
export function SealedCell({
  colSpan,
  children,
  className,
}: Pick<HeatCellProps, "className"> & { colSpan: number; children?: string }) {
  const t = useTranslations("ui");
  return (
    <td colSpan={colSpan} className={classNames(styles.sealed, className)}>
      {children ?? t("seal")}
    </td>
  );
}
