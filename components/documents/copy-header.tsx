import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Lens } from "@/components/ui/lens";
import { PageHeader, type Breadcrumb } from "@/components/ui/page-header";
import { formatDateTime, formatFileSize } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import styles from "./viewer.module.css";

type CopyHeaderProps = {
  copy: {
    name: string;
    size: number;
    openedAt: string;
    expiresAt: string;
    reference: string;
    startup: string | null;
    section: string;
    lens: { sight: "open" | "closed" | "public"; label: string; reason: string };
  };
  breadcrumbs: readonly Breadcrumb[];
  /** Of the copy's bytes. */
  url: string;
  locale: Locale;
};

/** Which file it is, whose, who else can see it, and the way to take the stamped copy along. */
export function CopyHeader({ copy, breadcrumbs, url, locale }: CopyHeaderProps) {
  const t = useTranslations("files.viewer");
  const { name, size, openedAt, expiresAt, reference, startup, section, lens } = copy;
  return (
    <PageHeader
      title={<span className={styles.title}>{name}</span>}
      sub={[startup, reference, section].filter(Boolean).join(" · ")}
      breadcrumbs={breadcrumbs}
      actions={
        <ButtonLink href={`${url}?take=1`} data-hard>
          {t("download")} <span className="quiet">{formatFileSize(size, locale)}</span>
        </ButtonLink>
      }
    >
      <div className={styles.facts}>
        <Lens sight={lens.sight} reason={lens.reason}>
          {lens.label}
        </Lens>
        <span className="quiet">
          {t("facts", {
            at: formatDateTime(openedAt, locale),
            until: formatDateTime(expiresAt, locale),
          })}
        </span>
      </div>
    </PageHeader>
  );
}
