import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { ApplicationView } from "@/lib/applications/queries/get-application";
import type { StaffRecord } from "@/lib/applications/queries/get-staff-record";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type RecordNoticesProps = { application: ApplicationView; record: StaffRecord; locale: Locale };

/** What must not be overlooked about this record: imported, papers asked for, rejected, or ended for the reader. */
export function RecordNotices({ application, record, locale }: RecordNoticesProps) {
  const t = useTranslations("desk.record");
  const { returned, rejection, sections, programme, reader } = application;
  const titleOf = (key: string) => sections.find((section) => section.key === key)?.title ?? key;
  return (
    <>
      {record.unclaimed ? <Notice>{t("imported")}</Notice> : null}
      {reader === "partner_ended" ? (
        <Notice title={t("endedTitle", { partner: programme.partner })}>{t("endedBody")}</Notice>
      ) : null}
      {returned ? (
        <Notice tone="warn" title={t("returnedTitle")}>
          <p>{returned.message}</p>
          <p>
            {t("returnedDue", {
              date: returned.dueAt ? formatDateTime(returned.dueAt, locale) : "–",
              sections: returned.sections.map(titleOf).join(t("comma")),
            })}
          </p>
        </Notice>
      ) : null}
      {rejection?.reason ? (
        <Notice tone="bad" title={t("rejectedTitle")}>
          <p>{rejection.reason}</p>
          {rejection.reapplyFrom ? (
            <p>{t("reapplyFrom", { date: formatDate(rejection.reapplyFrom, locale) })}</p>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}
