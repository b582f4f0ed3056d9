"use client";

import { IconChevronLeft, IconChevronRight, IconMinus, IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import styles from "./viewer.module.css";

type ViewerBarProps = {
  /** The page in sight, from 1. */
  page: number;
  count: number;
  /** 1: the width of the window. */
  zoom: number;
  goTo: (page: number) => void;
  setZoom: (zoom: number) => void;
};

export const zoomStep = 1.25;
export const [leastZoom, mostZoom] = [0.5, 4];

/** Where one is in the document and how large it is shown. */
export function ViewerBar({ page, count, zoom, goTo, setZoom }: ViewerBarProps) {
  const t = useTranslations("files.viewer");
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("toolbar")} data-no-print>
      <div className={styles.group}>
        <Button
          size="small"
          tone="quiet"
          aria-label={t("previous")}
          disabled={page <= 1}
          icon={<IconChevronLeft size={18} aria-hidden="true" />}
          onClick={() => goTo(page - 1)}
        >
          {null}
        </Button>
        <PageNumber page={page} count={count} goTo={goTo} />
        <Button
          size="small"
          tone="quiet"
          aria-label={t("next")}
          disabled={page >= count}
          icon={<IconChevronRight size={18} aria-hidden="true" />}
          onClick={() => goTo(page + 1)}
        >
          {null}
        </Button>
      </div>
      <div className={styles.group}>
        <Button
          size="small"
          tone="quiet"
          aria-label={t("zoomOut")}
          disabled={zoom <= leastZoom}
          icon={<IconMinus size={18} aria-hidden="true" />}
          onClick={() => setZoom(zoom / zoomStep)}
        >
          {null}
        </Button>
        <span className={styles.percent}>{t("zoom", { percent: Math.round(zoom * 100) })}</span>
        <Button
          size="small"
          tone="quiet"
          aria-label={t("zoomIn")}
          disabled={zoom >= mostZoom}
          icon={<IconPlus size={18} aria-hidden="true" />}
          onClick={() => setZoom(zoom * zoomStep)}
        >
          {null}
        </Button>
        <Button size="small" tone="quiet" disabled={zoom === 1} onClick={() => setZoom(1)}>
          {t("fit")}
        </Button>
      </div>
    </div>
  );
}

/** The number of the page, to be read and to be typed. */
function PageNumber({ page, count, goTo }: Pick<ViewerBarProps, "page" | "count" | "goTo">) {
  const t = useTranslations("files.viewer");
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  const go = () => {
    const wanted = Math.round(Number(typed));
    if (wanted >= 1 && wanted <= count) goTo(wanted);
    else setTyped(String(page));
  };
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <input
        className={styles.number}
        inputMode="numeric"
        aria-label={t("page")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={go}
      />
      <span>{t("of", { count })}</span>
    </form>
  );
}
