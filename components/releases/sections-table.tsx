import { DataTable } from "@/components/ui/data-table";
import { Lens } from "@/components/ui/lens";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { SharedSection, SharingView } from "@/lib/releases/views";
import styles from "./releases.module.css";
import { useReleaseWords } from "./words";

type SectionsTableProps = {
  sections: readonly SharedSection[];
  application: SharingView["application"];
  mayConsent: boolean;
  locale: Locale;
};

/** Section by section: what the lead reads, what the partner reads, and who of it by name. */
export function SectionsTable({ sections, application, mayConsent, locale }: SectionsTableProps) {
  const { t } = useReleaseWords(locale);
  const { lead, partner, id, version } = application;
  const base = `/${locale}/applications/${id}`;
  return (
    <DataTable
      caption={t("sharing.sections")}
      rows={sections}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "section",
          header: t("sharing.section"),
          rowHeader: true,
          cell: ({ key, title }) => (
            <>
              <a href={`${base}/sections/${key}`}>{title}</a>
              {version > 0 ? (
                <span className={`quiet ${styles.second}`}>
                  {t("sharing.versionLine", { version })}
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: "lead",
          header: lead,
          cell: ({ partner: sight }) =>
            sight === "nothing_yet" ? (
              <Lens sight="closed">{t("sharing.nobodyYet")}</Lens>
            ) : (
              <Lens sight="open" reason={t("sharing.staffReason", { lead })}>
                {t("sharing.staff")}
              </Lens>
            ),
        },
        {
          key: "partner",
          header: partner,
          cell: (section) => (
            <PartnerSight section={section} application={application} locale={locale} />
          ),
        },
        {
          key: "action",
          header: t("sharing.action"),
          cell: ({ readers, title }) => {
            const release = readers[0]?.releaseId;
            return release && mayConsent ? (
              <a href={`${base}/sharing/${release}`}>
                {t("sharing.seeRelease")}
                <span className="sr-only">{` ${title}`}</span>
              </a>
            ) : (
              "–"
            );
          },
        },
      ]}
    />
  );
}

type PartnerSightProps = {
  section: SharedSection;
  application: SharingView["application"];
  locale: Locale;
};

function PartnerSight({ section, application, locale }: PartnerSightProps) {
  const { t } = useReleaseWords(locale);
  const { partner, version } = application;
  const { readers } = section;
  switch (section.partner) {
    case "nothing_yet":
      return <Lens sight="closed">{t("sharing.nobodyYet")}</Lens>;
    case "ended":
      return <Lens sight="closed">{t("sharing.endedSight")}</Lens>;
    case "shared":
      return (
        <Lens sight="open" reason={t("sharing.sharedReason", { partner })}>
          {t("sharing.staff")}
        </Lens>
      );
    case "exists":
      return (
        <Lens sight="closed" reason={t("sharing.existsReason", { partner })}>
          {t("sharing.exists")}
        </Lens>
      );
    default:
      break;
  }
  const last =
    readers
      .map(({ until }) => until ?? "")
      .toSorted()
      .at(-1) ?? "";
  const bound = readers.find((reader) => reader.version !== null && reader.version < version);
  return (
    <>
      <Lens
        sight="open"
        reason={
          <>
            {readers.map(({ name, until }) => (
              <p key={name}>
                {t("sharing.releasedLine", {
                  name,
                  until: until ? formatDate(until, locale) : "–",
                })}
              </p>
            ))}
            <p>{t("sharing.releasedReason")}</p>
          </>
        }
      >
        {t("sharing.releasedTo", {
          count: readers.length,
          name: readers[0]?.name ?? "",
          until: last ? formatDate(last, locale) : "–",
        })}
      </Lens>
      {bound ? (
        <span className={`quiet ${styles.second}`}>
          {t("sharing.releasedVersion", { version: bound.version ?? 0 })}
        </span>
      ) : null}
    </>
  );
}
