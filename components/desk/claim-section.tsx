import { useTranslations } from "next-intl";
import { Cluster } from "@/components/ui/cluster";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { ClaimActions } from "./claim-actions";
import { InviteClaimant } from "./invite-claimant";

type ClaimState = "open" | "expired" | "taken_back" | "claimed";

export type ClaimRow = {
  id: string;
  email: string;
  locale: Locale | null;
  invitedBy: string;
  invitedAt: string;
  expiresAt: string;
  state: ClaimState;
  mail: "held" | "queued" | "sending" | "sent" | "failed" | "dropped" | null;
};

type ClaimSectionProps = {
  applicationId: string;
  startup: string;
  claim: { claimedAt: string | null; mayInvite: boolean; invitations: ClaimRow[] } | null;
  /** Papers can still be asked for. */
  isOpen: boolean;
  locale: Locale;
};

const tones: Record<ClaimState, StatusTone> = {
  open: "wait",
  expired: "idle",
  taken_back: "idle",
  claimed: "ok",
};

/** An imported record: who was asked to take it over, how far that got, and the next invitation. */
export function ClaimSection({ applicationId, startup, claim, isOpen, locale }: ClaimSectionProps) {
  const t = useTranslations("desk.claim");
  const tRecord = useTranslations("desk.record");
  const tMail = useTranslations("notifications.states");
  if (!claim) return null;
  const { claimedAt, mayInvite, invitations } = claim;
  const stateNote = ({ state, expiresAt, mail }: ClaimRow) => {
    if (state !== "open") return null;
    const until = t("until", { date: formatDate(expiresAt, locale) });
    return mail ? `${until} · ${t("mail", { state: tMail(mail) })}` : until;
  };
  return (
    <Section id="claim" title={tRecord("claim")} intro={claimedAt ? null : t("intro")}>
      {claimedAt ? (
        <Notice tone="ok">
          {t(isOpen ? "claimed" : "claimedEnded", { date: formatDateTime(claimedAt, locale) })}
        </Notice>
      ) : null}
      {mayInvite ? (
        <Cluster>
          <InviteClaimant applicationId={applicationId} startup={startup} />
        </Cluster>
      ) : null}
      {invitations.length > 0 ? (
        <DataTable
          caption={t("table")}
          rows={invitations}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "person",
              header: t("person"),
              rowHeader: true,
              cell: (row) => <b>{row.email}</b>,
            },
            {
              key: "since",
              header: t("since"),
              cell: (row) =>
                t("by", { name: row.invitedBy, at: formatDateTime(row.invitedAt, locale) }),
            },
            {
              key: "state",
              header: t("state"),
              cell: (row) => (
                <StatusBadge tone={tones[row.state]} sub={stateNote(row)}>
                  {t(`states.${row.state}`)}
                </StatusBadge>
              ),
            },
            ...(mayInvite
              ? [
                  {
                    key: "actions",
                    header: t("actions"),
                    cell: (row: ClaimRow) => (
                      <ClaimActions applicationId={applicationId} invitation={row} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      ) : null}
    </Section>
  );
}
