import { getTranslations } from "next-intl/server";
import type { Metadata } from "next";
import { LostPage } from "@/components/ui/lost-page";
import { PageShell } from "@/components/ui/page-shell";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui.notFound");
  return { title: t("title") };
}

/** Unknown and forbidden look the same (security.md 2). */
export default function NotFound() {
  return (
    <PageShell nav={[]} width="text">
      <LostPage />
    </PageShell>
  );
}
