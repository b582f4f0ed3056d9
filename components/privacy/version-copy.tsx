import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { ExportView } from "@/lib/privacy/schema";
import { ExportPanel } from "./export-panel";

type Props = { applicationId: string; version: number; made: ExportView | null };

/** "Copy of my application": one frozen version as PDF, for the team. */
export function VersionCopy({ applicationId, version, made }: Props) {
  const t = useTranslations("privacy.version");
  return (
    <Section title={t("title")} intro={t("intro", { version })} id="copy">
      <ExportPanel
        url={`/api/applications/${applicationId}/versions/${version}/copy`}
        made={made}
        what="version"
      />
    </Section>
  );
}
