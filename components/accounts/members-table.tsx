import { useTranslations } from "next-intl";
import { DataTable, type Column } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import type { MemberView } from "@/lib/accounts/schema";
import { MemberActions } from "./member-actions";

/** Members of a programme with what the reader may do about each. */
export function MembersTable({ members, caption }: { members: MemberView[]; caption: string }) {
  const t = useTranslations("accounts");
  const roleOf = ({ role, deputy }: MemberView) =>
    deputy ? t("people.deputyMark", { role: t(`roles.${role}`) }) : t(`roles.${role}`);
  const columns: Column<MemberView>[] = [
    {
      key: "name",
      header: t("people.name"),
      rowHeader: true,
      cell: (member) => (
        <div>
          <b>{member.name}</b>
          <br />
          <span className="quiet">{member.email}</span>
        </div>
      ),
    },
    {
      key: "role",
      header: t("people.role"),
      cell: (member) => (
        <div>
          {roleOf(member)}
          {member.unit ? (
            <>
              <br />
              <span className="quiet">{member.unit}</span>
            </>
          ) : null}
        </div>
      ),
    },
    {
      key: "organisation",
      header: t("people.organisation"),
      cell: (member) => (
        <div>
          {member.organisation}
          <br />
          <span className="quiet">
            {member.everyProgramme ? t("people.everyProgramme") : t("people.thisProgramme")}
          </span>
        </div>
      ),
    },
    { key: "state", header: t("people.state"), cell: (member) => <State member={member} /> },
    {
      key: "actions",
      header: t("people.actions"),
      cell: (member) => (
        <MemberActions
          membershipId={member.id}
          name={member.name}
          role={roleOf(member)}
          deputy={member.deputy}
          mayConfirm={member.mayConfirm}
          mayEnd={member.mayEnd}
          mayNameDeputy={member.mayNameDeputy}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={members}
      rowKey={({ id }) => id}
      empty={<p className="quiet">{t("people.empty")}</p>}
    />
  );
}

function State({ member }: { member: MemberView }) {
  const t = useTranslations("accounts.people");
  if (member.suspended) return <StatusBadge tone="no">{t("suspended")}</StatusBadge>;
  if (member.pending) return <StatusBadge tone="wait">{t("pending")}</StatusBadge>;
  return <StatusBadge tone="go">{t("active")}</StatusBadge>;
}
