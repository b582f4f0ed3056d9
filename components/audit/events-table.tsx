import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { AuditEventView } from "@/lib/audit/schema";
import { formatTimeWithSeconds, formatDate } from "@/lib/i18n/format";

/** Time, event, role and object of each event. Rows name no person and hold no content. */
export function EventsTable({ events }: { events: AuditEventView[] }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const eventOf = (type: string) => {
    const key = `events.${type}` as "events.account.signed_in";
    return t.has(key) ? t(key) : type;
  };
  const objectOf = (type: string) => {
    const key = `objects.${type}` as "objects.application";
    return t.has(key) ? t(key) : t("objects.other");
  };
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
          cell: ({ type }) => <b>{eventOf(type)}</b>,
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
        {
          key: "object",
          header: t("object"),
          cell: ({ objectType, objectId, reference }) => (
            <div>
              {objectOf(objectType)} {reference ? <b>{reference}</b> : null}
              <br />
              <span className="quiet">{objectId}</span>
            </div>
          ),
        },
      ]}
    />
  );
}

function By({ event }: { event: AuditEventView }) {
  const t = useTranslations("audit");
  const roles = useTranslations("accounts.roles");
  const locale = useLocale();
  const { role, organisation, assisted } = event;
  if (role === null) return t("visitor");
  if (role.startsWith("system:")) return t("system");
  const key = role as "owner";
  const words = roles.has(key) ? roles(key) : role;
  const names = organisation as Record<string, string> | null;
  const name = names?.[locale];
  return (
    <div>
      {name ? t("byOf", { role: words, organisation: name }) : words}
      {assisted ? (
        <>
          <br />
          <span className="quiet">{t("assisted")}</span>
        </>
      ) : null}
    </div>
  );
}
