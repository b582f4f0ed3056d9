import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { collectionStatementVersion } from "@/lib/applications/collection-statement";
import { formatDate } from "@/lib/i18n/format";
import styles from "./start-page.module.css";

type CollectionStatementProps = { lead: string; partner: string; level?: 2 | 3 };

/** How the data are used and who receives them; stands wherever an application is begun or claimed (PDPO). */
export function CollectionStatement({ lead, partner, level = 2 }: CollectionStatementProps) {
  const t = useTranslations("apply.start");
  const locale = useLocale();
  return (
    <Section title={t("collectionTitle")} level={level}>
      <div className={styles.statement}>
        <p>{t("collectionLead", { lead, partner })}</p>
        <p>{t("collectionTransfer", { lead, partner })}</p>
        <p>{t("collectionRights")}</p>
        <p className="quiet">
          {t("collectionVersion", { date: formatDate(collectionStatementVersion, locale) })} ·{" "}
          <a href={`/${locale}/privacy`}>{t("collectionMore")}</a>
        </p>
      </div>
    </Section>
  );
}
