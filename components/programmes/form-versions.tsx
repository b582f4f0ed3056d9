import { useTranslations } from "next-intl";
import { Cluster } from "@/components/ui/cluster";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { VersionStatus } from "@/lib/programmes/schema";
import { SetUpAction } from "./set-up-action";
import styles from "./set-up-form.module.css";

type Version = { id: string; number: number; status: VersionStatus; publishedAt: Date | null };

type FormVersionsProps = {
  versions: readonly Version[];
  programmeId: string;
  home: string;
  locale: Locale;
  mayBegin: boolean;
};

/** The versions of a programme's form, and the ways to begin the next. */
export function FormVersions(props: FormVersionsProps) {
  const { versions, programmeId, home, locale, mayBegin } = props;
  const t = useTranslations("setup.form");
  const url = `/api/programmes/${programmeId}/form-versions`;
  const hasDraft = versions.some((version) => version.status === "draft");
  return (
    <>
      <DataTable
        caption={t("caption")}
        rows={versions}
        rowKey={(version) => version.id}
        empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
        columns={[
          {
            key: "number",
            header: t("version"),
            rowHeader: true,
            cell: ({ id, number }) => <a href={`${home}/${id}`}>{t("versionTitle", { number })}</a>,
          },
          {
            key: "state",
            header: t("state"),
            cell: (version) => <VersionState version={version} locale={locale} />,
          },
        ]}
      />
      {mayBegin && !hasDraft ? (
        <div className={styles.below}>
          <Cluster>
            {versions.length > 0 ? (
              <SetUpAction
                url={url}
                body={{ from: "last" }}
                label={t("fromLast")}
                tone="primary"
                goTo={`${home}/:id`}
              />
            ) : null}
            <SetUpAction
              url={url}
              body={{ from: "template" }}
              label={t("fromTemplate")}
              goTo={`${home}/:id`}
            />
          </Cluster>
        </div>
      ) : null}
    </>
  );
}

/** Draft, published since, or retired. */
export function VersionState({
  version,
  locale,
}: {
  version: Omit<Version, "id">;
  locale: Locale;
}) {
  const t = useTranslations("setup.form");
  const { status, publishedAt } = version;
  if (status === "draft") return <StatusBadge tone="wait">{t("draft")}</StatusBadge>;
  if (status === "retired") return <StatusBadge tone="idle">{t("retired")}</StatusBadge>;
  const date = publishedAt ? formatDate(publishedAt, locale) : "";
  return <StatusBadge tone="ok">{t("published", { date })}</StatusBadge>;
}
