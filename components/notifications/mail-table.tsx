import { useLocale, useTranslations } from "next-intl";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDateTime } from "@/lib/i18n/format";
import type { MailRow } from "@/lib/notifications/schema";
import { MailActions } from "./mail-actions";
import { MailAnswer, MailState } from "./mail-state";

function Kind({ mail }: { mail: MailRow }) {
  const t = useTranslations("notifications");
  const locale = useLocale();
  const kind = t(`kinds.${mail.template}`);
  return (
    <>
      {mail.actions.read ? (
        <a href={`/${locale}/desk/mail/${mail.id}`} aria-label={t("desk.read", { kind })}>
          {kind}
        </a>
      ) : (
        <b>{kind}</b>
      )}
      {mail.about ? <span className="quiet"> {mail.about}</span> : null}
    </>
  );
}

function Recipient({ mail }: { mail: MailRow }) {
  const t = useTranslations("notifications.desk");
  if (!mail.recipient) return <span className="quiet">{t("hidden")}</span>;
  return (
    <div>
      {mail.recipient.name}
      <br />
      <span className="quiet">{mail.recipient.address}</span>
    </div>
  );
}

function Actions({ mail }: { mail: MailRow }) {
  const t = useTranslations("notifications");
  const { retry, release, drop } = mail.actions;
  if (!retry && !release && !drop) return null;
  return (
    <MailActions
      id={mail.id}
      actions={mail.actions}
      kind={t(`kinds.${mail.template}`)}
      name={mail.recipient?.name ?? t("desk.someone")}
    />
  );
}

function When({ mail }: { mail: MailRow }) {
  const t = useTranslations("notifications.desk");
  const locale = useLocale();
  const time = formatDateTime(mail.sentAt ?? mail.createdAt, locale);
  return <span className="quiet">{t(mail.sentAt ? "sentAt" : "written", { time })}</span>;
}

/** The mails of an organisation with their delivery state. */
export function MailTable({
  mails,
  isFiltered,
}: {
  mails: readonly MailRow[];
  isFiltered: boolean;
}) {
  const t = useTranslations("notifications.desk");
  const columns: Column<MailRow>[] = [
    { key: "what", header: t("what"), rowHeader: true, cell: (mail) => <Kind mail={mail} /> },
    { key: "to", header: t("to"), cell: (mail) => <Recipient mail={mail} /> },
    {
      key: "state",
      header: t("state"),
      cell: (mail) => (
        <div>
          <MailState mail={mail} />
          <MailAnswer answer={mail.answer} />
        </div>
      ),
    },
    { key: "when", header: t("when"), cell: (mail) => <When mail={mail} /> },
    { key: "act", header: t("act"), cell: (mail) => <Actions mail={mail} /> },
  ];
  const empty = isFiltered ? (
    <p>{t("emptySearch")}</p>
  ) : (
    <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
  );
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={mails}
      rowKey={(mail) => mail.id}
      empty={empty}
    />
  );
}
