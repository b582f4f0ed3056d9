import type { ReactNode } from "react";
import { AudienceShell } from "../audience-shell";

export default function PartnerLayout({ children }: { children: ReactNode }) {
  return <AudienceShell>{children}</AudienceShell>;
}
