import type { ReactNode } from "react";
import { AudienceShell } from "../audience-shell";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <AudienceShell>{children}</AudienceShell>;
}
