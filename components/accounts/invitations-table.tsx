import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatDateTime } from "@/lib/i18n/format";
import type { OpenInvitation } from "@/lib/accounts/schema";
import { ActButton } from "./act-button";

/** Invitations nobody has answered yet. */
export function InvitationsTable({ invitations }: { invitations: OpenInvitation[] }) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("people.invitationsTitle")}
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "email",
          header: t("people.email"),
          rowHeader: true,
          cell: ({ email, name }) => (
            <div>
              <b>{name ?? email}</b>
              {name ? (
                <>
                  <br />
                  <span className="quiet">{email}</span>
                </>
              ) : null}
            </div>
          ),
        },
        { key: "role", header: t("people.role"), cell: ({ role }) => t(`roles.${role}`) },
        {
          key: "organisation",
          header: t("people.organisation"),
          cell: ({ organisation }) => organisation,
        },
        {
          key: "until",
          header: t("people.until"),
          cell: ({ expiresAt }) => formatDateTime(expiresAt, locale),
        },
        {
          key: "actions",
          header: t("people.actions"),
          cell: ({ id, email, mayRevoke }) =>
            mayRevoke ? (
              <ActButton
                method="DELETE"
                url={`/api/invitations/${id}`}
                done={t("people.revoked")}
                describedAs={t("people.actionOn", { action: t("people.revoke"), name: email })}
              >
                {t("people.revoke")}
              </ActButton>
            ) : null,
        },
      ]}
    />
  );
}
