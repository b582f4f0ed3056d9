"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import styles from "./route-links.module.css";

/**
 * Lets plain `<a href>` navigate without a full reload, from one listener instead of one client
 * component a link: a list of fifty rows stays plain HTML. `data-hard` asks for a full load.
 */
export function RouteLinks() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const target = softTarget(event);
      if (!target) return;
      event.preventDefault();
      startTransition(() => router.push(target));
    };
    document.addEventListener("click", onClick);
    // Whoever drives the page by script (a test, an assistive tool) can tell that its buttons answer now.
    document.documentElement.dataset.alive = "";
    return () => document.removeEventListener("click", onClick);
  }, [router]);

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
