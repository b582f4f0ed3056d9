"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import styles from "./desk.module.css";

const storageKey = "desk-keys";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select"));

const rowLinks = () => [...document.querySelectorAll<HTMLAnchorElement>("a[data-row-link]")];

function move(by: 1 | -1): void {
  const links = rowLinks();
  const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const next = links[at < 0 ? (by === 1 ? 0 : links.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const currentRow = () => document.activeElement?.closest("[data-desk-list] tbody tr");

/** What one key does on the list; false when it does nothing here. */
function act(key: string, openHelp: () => void): boolean {
  switch (key) {
    case "j":
      move(1);
      return true;
    case "k":
      move(-1);
      return true;
    case "o":
      currentRow()?.querySelector<HTMLElement>("a[data-row-link]")?.click();
      return true;
    case "x":
      currentRow()?.querySelector<HTMLElement>("input[data-row]")?.click();
      return true;
    case "/":
      document.getElementById("desk-search")?.focus();
      return true;
    case "?":
      openHelp();
      return true;
    default:
      return false;
  }
}

/** Single-key shortcuts of the list, their help, and the switch that turns them off in this browser (WCAG 2.1.4). */
export function ListKeys({ withSelection }: { withSelection: boolean }) {
  const t = useTranslations("desk.keys");
  const [opened, setOpened] = useState(false);
  const [used, setUsed] = useState(true);

  useEffect(() => {
    setUsed(localStorage.getItem(storageKey) !== "off");
  }, []);

  useEffect(() => {
    if (!used) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTyping(event.target) || document.querySelector("[role=dialog]")) return;
      if (act(event.key, () => setOpened(true))) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [used]);

  const use = (wanted: boolean) => {
    setUsed(wanted);
    localStorage.setItem(storageKey, wanted ? "on" : "off");
  };
  const keys = [
    ["j", t("next")],
    ["k", t("previous")],
    ["o", t("openRow")],
    ...(withSelection ? [["x", t("selectRow")] as const] : []),
    ["/", t("search")],
    ["?", t("help")],
  ] as const;
  return (
    <div className={styles.toolbar} data-no-print>
      <button
        type="button"
        className={styles.keyButton}
        aria-label={t("open")}
        title={t("open")}
        onClick={() => setOpened(true)}
      >
        ?
      </button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t("title")}>
        <dl className={styles.keys}>
          {keys.map(([key, words]) => (
            <div key={key} style={{ display: "contents" }}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <label>
          <input type="checkbox" checked={used} onChange={(event) => use(event.target.checked)} />{" "}
          {t("use")}
        </label>
      </Dialog>
    </div>
  );
}
