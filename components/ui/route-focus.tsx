"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { RouteLinks } from "./route-links";

/** After a navigation inside the site, moves focus to the new page's heading. */
export function RouteFocus() {
  const pathname = usePathname();
  const previous = useRef(pathname);

  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    if (window.location.hash) return;
    const heading =
      document.querySelector<HTMLElement>("main h1") ?? document.querySelector("main");
    if (!(heading instanceof HTMLElement)) return;
    if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [pathname]);

  useEffect(closeOpenPopovers, []);

  return <RouteLinks />;
}

// `<details data-popover>` opens without script; script adds closing by Escape or a click elsewhere.
function closeOpenPopovers() {
  const openOnes = () =>
    document.querySelectorAll<HTMLDetailsElement>("details[data-popover][open]");
  const onPointer = (event: Event) => {
    for (const details of openOnes()) {
      if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    for (const details of openOnes()) {
      const held = details.contains(document.activeElement);
      details.open = false;
      if (held) details.querySelector("summary")?.focus();
    }
  };
  document.addEventListener("pointerdown", onPointer);
  document.addEventListener("keydown", onKey);
  return () => {
    document.removeEventListener("pointerdown", onPointer);
    document.removeEventListener("keydown", onKey);
  };
}
