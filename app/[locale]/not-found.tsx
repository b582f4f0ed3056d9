import { LostPage } from "@/components/ui/lost-page";
import { PageShell } from "@/components/ui/page-shell";

/** Unknown and forbidden look the same. */
export default function NotFound() {
  return (
    <PageShell nav={[]} width="text">
      <LostPage />
    </PageShell>
  );
}
