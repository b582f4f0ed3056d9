"use client";

import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { PageShell } from "@/components/ui/page-shell";

type AppFrameProps = ComponentProps<typeof PageShell>;

/** The page frame with the entry of the present page marked: the longest address that the page's begins with. */
export function AppFrame({ nav, ...rest }: AppFrameProps) {
  const pathname = usePathname() ?? "";
  const current = nav
    .filter(({ href }) => isWithin(pathname, href))
    .toSorted((a, b) => b.href.length - a.href.length)[0]?.href;
  return (
    <PageShell {...rest} nav={nav.map((item) => ({ ...item, current: item.href === current }))} />
  );
}

// "/en-HK" alone is the list of programmes; it must not claim every page below it.
function isWithin(pathname: string, href: string): boolean {
  if (pathname === href) return true;
  const isStart = href.split("/").length === 2;
  return isStart ? pathname.startsWith(`${href}/programmes`) : pathname.startsWith(`${href}/`);
}
