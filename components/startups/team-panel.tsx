"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable } from "@/components/ui/data-table";
import { useAnnounce } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { useOwnSignInMissing } from "@/components/ui/own-sign-in";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useSentenceGap } from "@/components/ui/sentence-gap";
import { useAction } from "@/components/ui/use-action";
import { formatDate } from "@/lib/i18n/format";
import type { TeamRole } from "@/lib/startups/schema";
import { InviteForm } from "./invite-form";
import styles from "./team-panel.module.css";

type Member = {
  membershipId: string;
  name: string;
  email: string;
  role: TeamRole;
  maySubmit: boolean;
  isMe: boolean;
};
type Invitation = { id: string; email: string; role: TeamRole; expiresAt: string };

export type TeamStartup = {
  id: string;
  displayName: string;
  myRole: TeamRole;
  team: Member[];
  invitations: Invitation[];
};

type Row = { key: string; member?: Member; invitation?: Invitation };

/** Who is in the team and who is asked; only owners change it. */
export function TeamPanel({ startup }: { startup: TeamStartup }) {
  const t = useTranslations("apply.team");
  const tMy = useTranslations("apply.my");
  const gap = useSentenceGap();
  const locale = useLocale();
  const { team, invitations, myRole } = startup;
  const [leaving, setLeaving] = useState<Member | null>(null);
  const change = useTeamChange(startup.id);
  const tOwn = useTranslations("ui.ownSignIn");
  const isMissing = useOwnSignInMissing();
  const isOwner = myRole === "owner";
  const owners = [...team, ...invitations].filter(({ role }) => role === "owner").length;
  const rows: Row[] = [
    ...team.map((member) => ({ key: member.membershipId, member })),
    ...invitations.map((invitation) => ({ key: invitation.id, invitation })),
  ];
  return (
    <>
      <p className={styles.intro}>{t("intro")}</p>
      {isOwner && owners < 2 ? (
        <Notice title={t("secondOwner")}>
          <p>{tMy("oneOwner")}</p>
        </Notice>
      ) : null}
      <ProblemBanner problem={change.problem} />
      <DataTable
        caption={t("person")}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "person",
            header: t("person"),
            rowHeader: true,
            cell: ({ member, invitation }) => (
              <>
                <b>{member?.name ?? invitation?.email}</b>
                {member?.isMe ? gap + t("you") : null}
                <br />
                <span className="quiet">
                  {member?.email ?? t("pending")}
                  {invitation
                    ? ` · ${t("until", { date: formatDate(invitation.expiresAt, locale) })}`
                    : null}
                </span>
              </>
            ),
          },
          {
            key: "role",
            header: t("role"),
            cell: ({ member, invitation }) => (
              <>
                {t(`roles.${member?.role ?? invitation?.role ?? "viewer"}`)}{" "}
                {member && member.role !== "owner" && member.maySubmit ? (
                  <span className="quiet"> · {t("maySubmit")}</span>
                ) : null}
              </>
            ),
          },
          {
            key: "actions",
            header: t("actions"),
            cell: (row) =>
              isMissing ? null : (
                <RowActions
                  row={row}
                  isOwner={isOwner}
                  onSubmitRight={change.setMaySubmit}
                  onLeave={setLeaving}
                  onRevoke={change.revoke}
                />
              ),
          },
        ]}
      />
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t("removeTitle", { name: leaving?.name ?? "" })}
        confirmLabel={t("removeConfirm")}
        tone="danger"
        pending={change.pending}
        problem={change.problem}
        onConfirm={() => {
          if (leaving) void change.remove(leaving).then(() => setLeaving(null));
        }}
      >
        <p>{t("removeBody", { name: leaving?.name ?? "" })}</p>
      </ConfirmDialog>
      {isMissing ? (
        <p className="quiet">{tOwn("reason")}</p>
      ) : isOwner ? (
        <InviteForm startupId={startup.id} ownerPlace={owners < 2} />
      ) : (
        <p className="quiet">{t("onlyOwners")}</p>
      )}
    </>
  );
}

function useTeamChange(startupId: string) {
  const t = useTranslations("apply.team");
  const router = useRouter();
  const announce = useAnnounce();
  const base = `/api/startups/${startupId}`;
  const { run, pending, problem } = useAction(
    (_context, method: "PATCH" | "DELETE", path: string, body?: unknown) =>
      request(method, `${base}/${path}`, body, { goesOn: true }),
    () => {
      announce(t("changed"));
      router.refresh();
    },
  );
  return {
    pending,
    problem,
    setMaySubmit: (member: Member) =>
      run("PATCH", `team/${member.membershipId}`, { maySubmit: !member.maySubmit }),
    remove: (member: Member) => run("DELETE", `team/${member.membershipId}`),
    revoke: (invitation: Invitation) => run("DELETE", `invitations/${invitation.id}`),
  };
}

type RowActionsProps = {
  row: Row;
  isOwner: boolean;
  onSubmitRight: (member: Member) => Promise<void>;
  onLeave: (member: Member) => void;
  onRevoke: (invitation: Invitation) => Promise<void>;
};

function RowActions({ row, isOwner, onSubmitRight, onLeave, onRevoke }: RowActionsProps) {
  const t = useTranslations("apply.team");
  const { member, invitation } = row;
  if (invitation)
    return (
      <button
        type="button"
        className={styles.link}
        aria-label={t("revokeNamed", { email: invitation.email })}
        onClick={() => void onRevoke(invitation)}
      >
        {t("revoke")}
      </button>
    );
  if (!member) return null;
  const { name } = member;
  return (
    <span className={styles.actions}>
      {isOwner && member.role === "editor" ? (
        <button type="button" className={styles.link} onClick={() => void onSubmitRight(member)}>
          {t(member.maySubmit ? "takeSubmit" : "giveSubmit", { name })}
        </button>
      ) : null}
      {isOwner || member.isMe ? (
        <button
          type="button"
          className={styles.link}
          aria-label={member.isMe ? undefined : t("removeNamed", { name })}
          onClick={() => onLeave(member)}
        >
          {t(member.isMe ? "leave" : "remove")}
        </button>
      ) : null}
    </span>
  );
}
