import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDateTime } from "@/lib/i18n/format";
import type { AccountView } from "@/lib/accounts/schema";
import { AccountActions } from "./account-actions";
import { MemberActions } from "./member-actions";
import { membershipWords } from "@/lib/accounts/membership-words";
import styles from "./accounts-table.module.css";

/** People and their organisations' roles, for administrators. */
export function AccountsTable({ accounts }: { accounts: AccountView[] }) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("admin.people")}
      rows={accounts}
      rowKey={({ id }) => id}
      empty={<p className="quiet">{t("admin.noneFound")}</p>}
      columns={[
        {
          key: "name",
          header: t("people.name"),
          rowHeader: true,
          cell: ({ name, email, suspended }) => (
            <div>
              <b>{name}</b>
              <br />
              <span className="quiet">{email}</span>
              {suspended ? (
                <div>
                  <StatusBadge tone="no">{t("people.suspended")}</StatusBadge>
                </div>
              ) : null}
            </div>
          ),
        },
        { key: "roles", header: t("admin.roles"), cell: (account) => <Roles account={account} /> },
        {
          key: "lastSignIn",
          header: t("admin.lastSignIn"),
          cell: ({ lastSignInAt }) =>
            lastSignInAt ? formatDateTime(lastSignInAt, locale) : t("admin.never"),
        },
        {
          key: "actions",
          header: t("people.actions"),
          cell: ({ id, name, suspended, isSelf }) =>
            isSelf ? null : <AccountActions personId={id} name={name} suspended={suspended} />,
        },
      ]}
    />
  );
}

function Roles({ account }: { account: AccountView }) {
  const t = useTranslations("accounts");
  if (account.memberships.length === 0) {
    return <span className="quiet">{t("admin.noRoles")}</span>;
  }
  return (
    <ul className={styles.roles}>
      {account.memberships.map((membership) => (
        <li key={membership.id}>
          <span>
            {membershipWords(membership, t)}
            {membership.pending ? <span className="quiet"> {t("people.pending")}</span> : null}
          </span>
          <MemberActions
            membershipId={membership.id}
            name={account.name}
            role={membershipWords(membership, t)}
            deputy={membership.deputy}
            mayConfirm={membership.mayConfirm}
            mayEnd={!account.isSelf}
            mayNameDeputy={false}
          />
        </li>
      ))}
    </ul>
  );
}
