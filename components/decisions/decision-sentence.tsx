import { useTranslations } from "next-intl";
import type { OutcomeParty } from "@/lib/decisions/schema";
import type { DecisionView } from "@/lib/decisions/views";
import { formatDateTime } from "@/lib/i18n/format";

/** "What happens next" of a joint decision, in one sentence with its date. */
export function DecisionSentence({ view, locale }: { view: DecisionView; locale: string }) {
  const t = useTranslations("decisions");
  const { lead, partner } = view.organisations;
  const at = (moment: Date | null | undefined) => (moment ? formatDateTime(moment, locale) : "");
  const by = (party: OutcomeParty) => t(`by.${party}`, { lead, partner });
  const { decision, verdict, status } = view;
  if (!decision) return <>{beforeOpening(view, t)}</>;
  if (status === "withdrawn")
    return (
      <>
        {t(wasTold(view) ? "panel.next.withdrawn" : "panel.next.withdrawnBefore", {
          on: at(view.statusAt),
        })}
      </>
    );
  if (decision.state === "decided" && decision.outcome && isSettled(view)) {
    const values = {
      at: at(decision.decidedAt),
      outcome: t(`outcomes.${decision.outcome}`),
      by: by(decision.outcomeBy ?? "joint"),
    };
    return (
      <>{view.letter ? letterSentence(view, values, t) : decidedSentence(view, values, t, at)}</>
    );
  }
  if (status === "waitlisted" && !verdict)
    return <>{t("panel.next.waitlisted", { at: at(view.statusAt) })}</>;
  if (status === "panel")
    return (
      <>
        {view.ownSide === "lead" ? t("panel.next.panel") : t("panel.next.panelPartner", { lead })}
      </>
    );
  if (decision.sealOpenedAt === null) return <>{whileSealed(view, t, at)}</>;
  const isStale = view.sides.lead.mustConfirm.length + view.sides.partner.mustConfirm.length > 0;
  if (isStale) return <>{t("panel.next.confirm")}</>;
  if (verdict?.outcome === "waitlisted" && status === "waitlisted")
    return <>{t("panel.next.waitlisted", { at: at(view.statusAt) })}</>;
  if (verdict && needsOwner(view))
    return (
      <>
        {t(view.invites ? "panel.next.noOwner" : "panel.next.noOwnerOther", {
          outcome: t(`outcomes.${verdict.outcome}`),
          lead,
        })}
      </>
    );
  if (verdict) {
    const values = { outcome: t(`outcomes.${verdict.outcome}`), by: by(verdict.by) };
    return view.ownSide === "lead" ? (
      <>{t("panel.next.settled", values)}</>
    ) : (
      <>{t("panel.next.settledPartner", { ...values, lead })}</>
    );
  }
  if (decision.state === "held")
    return <>{t("panel.next.held", { due: at(decision.heldUntil) })}</>;
  // A reader without a right to the deliberation learns that it goes on.
  if (view.agree === null)
    return <>{t("panel.next.sealed", { due: at(decision.recommendationsDueAt) })}</>;
  return <>{t("panel.next.differ")}</>;
}

type Translate = ReturnType<typeof useTranslations<"decisions">>;
type At = (moment: Date | null | undefined) => string;
type Decided = Record<"at" | "outcome" | "by", string>;

/** Both would offer a place, and nobody owns the startup. */
export const needsOwner = ({ unowned, verdict, letter }: DecisionView): boolean =>
  unowned && verdict?.outcome === "offered" && letter === null;

/** Decided, and not a wait-listed one that is looked at again. */
const isSettled = ({ status, letter }: DecisionView): boolean =>
  status !== "waitlisted" || letter !== null;

/** Of a withdrawn one: its letter had gone, or nothing had been decided. */
const wasTold = ({ decision, letterSentAt }: DecisionView): boolean =>
  decision?.state !== "decided" || letterSentAt !== null;

const obstacles = {
  "decisions.minutes_first": "minutes_first",
  "decisions.must_be_confirmed": "must_be_confirmed",
  "decisions.they_differ": "they_differ",
  "decisions.outcome_changed": "outcome_changed",
  "decisions.no_owner": "no_owner",
  "decisions.feedback_first": "feedback_first",
} as const;

const isObstacle = (code: string): code is keyof typeof obstacles => code in obstacles;

function letterSentence(view: DecisionView, values: Decided, t: Translate): string {
  const { lead } = view.organisations;
  if (view.letter?.state === "late") return t("panel.next.letterLate", values);
  const reason = view.can.release;
  if (reason === null) return t("panel.next.letterWaits", values);
  if (!isObstacle(reason)) return t("panel.next.letterWaitsOther", { ...values, lead });
  return t("panel.next.letterBlocked", { ...values, reason: t(`errors.${obstacles[reason]}`) });
}

function decidedSentence(view: DecisionView, values: Decided, t: Translate, at: At): string {
  const { status, offer, statusAt } = view;
  if (status === "declined") return t("panel.next.offerDeclined", { ...values, on: at(statusAt) });
  if (status === "lapsed") return t("panel.next.offerLapsed", { ...values, on: at(statusAt) });
  return offer?.state === "sent"
    ? t("panel.next.offerRuns", { ...values, due: at(offer.expiresAt) })
    : t("panel.next.decided", values);
}

function beforeOpening(view: DecisionView, t: Translate): string {
  const { lead, partner } = view.organisations;
  if (view.status !== "in_review" || view.ownSide === "partner")
    return t("panel.next.waitForLead", { lead });
  if (view.reviews.enough) return t("panel.next.ready");
  return t("panel.next.reviewing", {
    lead,
    partner,
    leadFiled: view.reviews.filed.lead,
    partnerFiled: view.reviews.filed.partner,
    wanted: view.reviews.wanted,
  });
}

function whileSealed(view: DecisionView, t: Translate, at: At): string {
  const due = at(view.decision?.recommendationsDueAt);
  const otherSide = view.ownSide === "lead" ? "partner" : "lead";
  const own = view.sides[view.ownSide];
  const other = view.organisations[otherSide];
  if (own.sealed) return t("panel.next.sealed", { due });
  if (own.recorded) return t("panel.next.theirs", { other, due });
  return view.sides[otherSide].recorded
    ? t("panel.next.yours", { other, due })
    : t("panel.next.bothMissing", { due });
}
