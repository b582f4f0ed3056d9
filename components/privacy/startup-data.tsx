import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import type { PrivacyView } from "@/lib/privacy/schema";
import { ConsentBoxes } from "./consent-boxes";
import { EraseButton } from "./erase-button";
import { ExportPanel } from "./export-panel";
import { Between } from "@/components/ui/between";

/** Consents, copy, correction and erasure of the startup one acts for. */
export function StartupData({ startup }: { startup: NonNullable<PrivacyView["startup"]> }) {
  const t = useTranslations("privacy.startup");
  const locale = useLocale();
  const { id, name, isOwner, consents, drafts, open, ended } = startup;
  const mayErase = isOwner && open.length === 0 && (drafts > 0 || ended.length === 0);
  return (
    <>
      <Section title={t("consentsTitle")} id="consents" intro={t("consentsIntro")}>
        <ConsentBoxes startupId={id} consents={consents} isOwner={isOwner} />
      </Section>
      <Section title={t("copyTitle", { name })} id="startup-copy" intro={t("copyIntro")}>
        <ExportPanel url={`/api/startups/${id}/export`} made={startup.export} />
      </Section>
      <Section title={t("correctTitle")} id="startup-correct">
        <p>
          {t("correct")}
          <Between />
          <a href={`/${locale}/startups/${id}`}>{t("correctLink")}</a>
        </p>
      </Section>
      <Section title={t("eraseTitle", { name })} id="startup-erase">
        <p>{t("eraseIntro")}</p>
        {open.length > 0 ? (
          <Notice title={t("openTitle")}>
            <p>{t("open", { references: open.join(", ") })}</p>
          </Notice>
        ) : null}
        {ended.length > 0 ? (
          <ul>
            {ended.map(({ reference, erasedOn }) => (
              <li key={reference}>
                {t("ended", { reference, day: formatDate(erasedOn, locale) })}
              </li>
            ))}
          </ul>
        ) : null}
        {drafts > 0 ? <p>{t("drafts", { count: drafts })}</p> : null}
        {mayErase ? <EraseButton what="startup" startupId={id} name={name} /> : null}
        {isOwner ? null : <p className="quiet">{t("ownersOnly")}</p>}
      </Section>
    </>
  );
}
