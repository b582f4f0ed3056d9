import type { ReactNode } from "react";
import { AudienceShell } from "../audience-shell";

export default function DocumentsLayout({ children }: { children: ReactNode }) {
  return <AudienceShell width="wide">{children}</AudienceShell>;
}
