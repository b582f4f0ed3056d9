import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ReceiptLine, SharingView } from "@/lib/releases/views";
import styles from "./releases.module.css";
import { useReleaseWords } from "./words";

type ReceiptProps = {
  receipt: SharingView["receipt"];
  application: SharingView["application"];
  /** How often people of the partner opened something protected. */
  atPartner: number;
  locale: Locale;
};

/** Who looked: the receipt's newest lines, and all of them to download. */
export function ReceiptSection({ receipt, application, atPartner, locale }: ReceiptProps) {
  const { t } = useReleaseWords(locale);
  const { lead, partner, id } = application;
  const { lines, total } = receipt;
  return (
    <Section id="receipt" title={t("receipt.title")} intro={t("receipt.intro", { lead, partner })}>
      {atPartner === 0 ? <p>{t("receipt.noneAtPartner", { partner })}</p> : null}
      {total > 0 ? (
        <>
          <DataTable
            caption={t("receipt.title")}
            rows={lines}
            rowKey={(line) => line.id}
            columns={[
              {
                key: "when",
                header: t("receipt.when"),
                cell: ({ at }) => <time dateTime={at}>{formatDateTime(at, locale)}</time>,
              },
              {
                key: "who",
                header: t("receipt.who"),
                rowHeader: true,
                cell: (line) => <Who line={line} locale={locale} />,
              },
              {
                key: "what",
                header: t("receipt.what"),
                cell: (line) => <What line={line} locale={locale} />,
              },
              {
                key: "under",
                header: t("receipt.under"),
                cell: (line) => <Under line={line} application={application} locale={locale} />,
              },
            ]}
          />
          <p className={styles.foot}>
            <span className="quiet">
              {lines.length < total
                ? t("receipt.some", { shown: lines.length, total })
                : t("receipt.all", { total })}
            </span>{" "}
            <a href={`/api/applications/${id}/receipt?locale=${locale}`} data-hard>
              {t("receipt.download")}
            </a>
          </p>
        </>
      ) : null}
      <SealedTexts receipt={receipt} application={application} locale={locale} />
    </Section>
  );
}

/** What the partner keeps under seal since a release was taken back: that it exists, never a word of it. */
function SealedTexts({ receipt, application, locale }: Omit<ReceiptProps, "atPartner">) {
  const { t } = useReleaseWords(locale);
  const { sealed } = receipt;
  const { partner } = application;
  if (sealed.length === 0) return null;
  return (
    <>
      <h3 className={styles.sealed}>{t("receipt.sealed.title")}</h3>
      <p>{t("receipt.sealed.intro", { partner })}</p>
      <DataTable
        caption={t("receipt.sealed.title")}
        rows={sealed}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "kind",
            header: t("receipt.what"),
            rowHeader: true,
            cell: ({ kind }) => t(`receipt.sealed.kinds.${kind}`),
          },
          { key: "who", header: t("receipt.who"), cell: ({ person }) => person },
          {
            key: "written",
            header: t("receipt.sealed.written"),
            cell: ({ writtenAt }) => formatDate(writtenAt, locale),
          },
          {
            key: "since",
            header: t("receipt.sealed.since"),
            cell: ({ sealedAt }) => formatDate(sealedAt, locale),
          },
          {
            key: "until",
            header: t("receipt.sealed.until"),
            cell: ({ keptUntil }) =>
              keptUntil ? formatDate(keptUntil, locale) : t("receipt.sealed.open"),
          },
        ]}
      />
    </>
  );
}

type LineProps = { line: ReceiptLine; locale: Locale };

/** By name for the partner, by role and organisation for the lead. */
function Who({ line, locale }: LineProps) {
  const { t } = useReleaseWords(locale);
  const { person, organisation, unit, role } = line;
  if (!person)
    return role === "reviewer" ? (
      <span>{t("receipt.leadReviewer", { organisation })}</span>
    ) : (
      <span>{t("receipt.leadStaff", { organisation, role: t(`role.${role}`) })}</span>
    );
  return (
    <>
      <b>{person}</b>{" "}
      <span className={`quiet ${styles.second}`}>
        {unit ? `${organisation}${t("comma")}${unit}` : organisation}
      </span>
    </>
  );
}

function What({ line, locale }: LineProps) {
  const { t } = useReleaseWords(locale);
  const { object, section, version, document } = line;
  return object === "document"
    ? t("receipt.openedDocument", { document: document ?? "–", section, version })
    : t("receipt.openedSection", { section, version });
}

function Under({
  line,
  application,
  locale,
}: LineProps & { application: SharingView["application"] }) {
  const { t } = useReleaseWords(locale);
  const { release, role, emergency } = line;
  if (emergency !== null) return t("receipt.byEmergency", { reason: emergency });
  if (!release) return role === "reviewer" ? t("receipt.byAssignment") : t("receipt.byRole");
  return (
    <a href={`/${locale}/applications/${application.id}/sharing/${release.id}`}>
      {t("receipt.release", { date: formatDate(release.at, locale) })}
    </a>
  );
}
