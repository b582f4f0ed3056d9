"use client";

import { IconPrinter } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** The browser's own print dialog, which also saves as PDF. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button
      icon={<IconPrinter size={17} aria-hidden="true" />}
      onClick={() => window.print()}
      data-no-print
    >
      {children}
    </Button>
  );
}
