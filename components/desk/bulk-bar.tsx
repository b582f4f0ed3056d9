"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { request } from "@/components/ui/api-client";
import { useAnnounce } from "@/components/ui/live-region";
import { useProblemText } from "@/components/ui/problem-banner";
import styles from "./desk.module.css";

const boxes = () => [
  ...document.querySelectorAll<HTMLInputElement>("[data-desk-list] input[data-row]"),
];

type Chosen = { able: string[]; unable: number };

const chosenNow = (): Chosen => {
  const checked = boxes().filter((box) => box.checked);
  const able = checked.filter((box) => box.dataset.can !== undefined).map((box) => box.value);
  return { able, unable: checked.length - able.length };
};

function uncheckAll(): void {
  for (const box of boxes()) box.checked = false;
}

/** Selects everything between the last box and this one when shift is held. */
function useRanges(onChange: () => void): void {
  const last = useRef<HTMLInputElement | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || !box.matches("[data-desk-list] input[data-row]"))
        return;
      const all = boxes();
      const [from, to] = [all.indexOf(last.current ?? box), all.indexOf(box)];
      if (event.shiftKey && from >= 0)
        for (const each of all.slice(Math.min(from, to), Math.max(from, to) + 1))
          each.checked = box.checked;
      last.current = box;
      changed.current();
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
}

/** What can be done with the rows that are ticked; says how many of them it cannot be done with, and why. */
export function BulkBar() {
  const t = useTranslations("desk.bulk");
  const router = useRouter();
  const announce = useAnnounce();
  const textOf = useProblemText();
  const [{ able, unable }, setChosen] = useState<Chosen>({ able: [], unable: 0 });
  const [done, setDone] = useState<number | null>(null);
  useRanges(() => setChosen(chosenNow()));

  // The browser keeps ticks over a reload; a new page of rows begins with what is really ticked.
  useEffect(() => setChosen(chosenNow()), []);

  const clear = () => {
    uncheckAll();
    setChosen({ able: [], unable: 0 });
  };

  async function takeUp() {
    const reasons: string[] = [];
    setDone(0);
    for (const [at, id] of able.entries()) {
      const result = await request("POST", `/api/applications/${id}/take-up`);
      if (!result.ok) reasons.push(textOf(result.problem));
      setDone(at + 1);
    }
    setDone(null);
    clear();
    const [reason] = reasons;
    if (reason === undefined) announce(t("done", { count: able.length }));
    else
      announce({
        tone: "bad",
        message: t("partly", {
          done: able.length - reasons.length,
          failed: reasons.length,
          reason,
        }),
      });
    router.refresh();
  }

  const count = able.length + unable;
  return (
    <section aria-label={t("label")} className={styles.bulk} hidden={count === 0} data-no-print>
      <span>
        {done === null ? t("selected", { count }) : t("progress", { done, total: able.length })}
      </span>{" "}
      {unable > 0 ? <span>{t("cannot", { count: unable })}</span> : null}
      <button
        type="button"
        disabled={able.length === 0 || done !== null}
        onClick={() => void takeUp()}
      >
        {t("takeUp", { count: able.length })}
      </button>
      <button type="button" disabled={done !== null} onClick={clear}>
        {t("clear")}
      </button>
      <span className={styles.bulkNote}>{t("nobody")}</span>
    </section>
  );
}
