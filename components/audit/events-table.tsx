import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { DataTable } from "@/components/ui/data-table";
import type { AuditEventView } from "@/lib/audit/schema";
import { formatTimeWithSeconds, formatDate } from "@/lib/i18n/format";
import styles from "./events-table.module.css";
import { trailAddress } from "./trail-address";
import { By, useTrailWords } from "./trail-words";

/** Time, event, role and object of each event. Rows name no person and hold no content. */
export function EventsTable({ events }: { events: AuditEventView[] }) {
  const t = useTranslations("audit");
  const words = useTrailWords();
  const locale = useLocale();
  return (
    <DataTable
      caption={t("caption")}
      rows={events}
      rowKey={({ seq }) => seq}
      columns={[
        {
          key: "event",
          header: t("event"),
          rowHeader: true,
          cell: ({ type, seq }) => (
            <div>
              <b>{words.event(type)}</b>
              <br />
              <span className="quiet">{t("number", { seq })}</span>
            </div>
          ),
        },
        {
          key: "time",
          header: t("time"),
          cell: ({ at }) => (
            <div>
              {formatDate(at, locale)}
              <br />
              <span className="quiet">{formatTimeWithSeconds(at, locale)}</span>
            </div>
          ),
        },
        { key: "by", header: t("by"), cell: (event) => <By event={event} /> },
        { key: "object", header: t("object"), cell: (event) => <Subject event={event} /> },
      ]}
    />
  );
}

type SubjectProps = { event: Pick<AuditEventView, "objectType" | "objectId" | "reference"> };

/** What an event was about, each part a link to all events about it. */
export function Subject({ event: { objectType, objectId, reference } }: SubjectProps) {
  const words = useTrailWords();
  const locale = useLocale();
  return (
    <div>
      {words.object(objectType)}{" "}
      {reference ? (
        <a className={styles.part} href={trailAddress(locale, { reference })}>
          {reference}
        </a>
      ) : null}
      {objectId ? (
        <>
          <br />
          <a
            className={classNames("quiet", styles.part)}
            href={trailAddress(locale, { object: objectId, reference: reference ?? "" })}
          >
            {objectId}
          </a>
        </>
      ) : null}
    </div>
  );
}
