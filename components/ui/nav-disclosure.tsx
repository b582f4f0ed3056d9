"use client";

import { IconMenu2, IconX } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { useEffect, useId, useState, type ReactNode } from "react";
import styles from "./nav-disclosure.module.css";

/** Lies open on a wide page; on a narrow one it is a button that opens what is inside. */
export function NavDisclosure({
  label,
  align = "end",
  children,
}: {
  label: string;
  align?: "start" | "end" | undefined;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const pathname = usePathname();
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      <button
        type="button"
        className={styles.button}
        data-align={align}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen((before) => !before)}
      >
        {open ? <IconX size={18} aria-hidden="true" /> : <IconMenu2 size={18} aria-hidden="true" />}
        {label}
      </button>
      <div id={id} className={styles.content} data-open={open || undefined}>
        {children}
      </div>
    </>
  );
}
