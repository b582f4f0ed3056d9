"use client";

import { Button } from "@/components/ui/button";

/** Opens the browser's print dialogue for the page as it stands. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button size="small" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
