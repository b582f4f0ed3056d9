"use client";

import { useEffect, useRef } from "react";
import { useSafeLeaving } from "./leaving/use-safe-leaving";
import styles from "./route-links.module.css";

/**
 * Lets plain `<a href>` navigate without a full reload, from one listener instead of one client
 * component a link: a list of fifty rows stays plain HTML. `data-hard` asks for a full load.
 */
export function RouteLinks() {
  const { go, pending } = useSafeLeaving();
  const latest = useRef(go);
  latest.current = go;

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const target = softTarget(event);
      if (!target) return;
      event.preventDefault();
      latest.current(target);
    };
    document.addEventListener("click", onClick);
    // Whoever drives the page by script (a test, an assistive tool) can tell that its buttons answer now.
    document.documentElement.dataset.alive = "";
    return () => document.removeEventListener("click", onClick);
  }, []);

  return pending ? <div className={styles.bar} aria-hidden="true" data-no-print /> : null;
}

function softTarget(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!(link instanceof HTMLAnchorElement) || !link.href) return undefined;
  if ((link.target && link.target !== "_self") || link.hasAttribute("download")) return undefined;
  if (link.dataset.hard !== undefined) return undefined;
  return pageOfThisSite(new URL(link.href));
}

// Another language, a file, the API or an anchor on this page is the browser's own business.
function pageOfThisSite(url: URL): string | undefined {
  const here = window.location;
  if (url.origin !== here.origin) return undefined;
  const locale = `/${document.documentElement.lang}`;
  if (url.pathname !== locale && !url.pathname.startsWith(`${locale}/`)) return undefined;
  if (url.hash && url.pathname === here.pathname && url.search === here.search) return undefined;
  return url.pathname + url.search + url.hash;
}
