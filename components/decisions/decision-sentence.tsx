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
  if (status === "waitlisted" && !verdict)
    return <>{t("panel.next.waitlisted", { at: at(decision.decidedAt) })}</>;
  if (decision.state === "decided" && status !== "waitlisted" && decision.outcome) {
    const values = {
      at: at(decision.decidedAt),
      outcome: t(`outcomes.${decision.outcome}`),
      by: by(decision.outcomeBy ?? "joint"),
    };
    return view.offer?.state === "sent" ? (
      <>{t("panel.next.offerRuns", { ...values, due: at(view.offer.expiresAt) })}</>
    ) : (
      <>{t("panel.next.decided", values)}</>
    );
  }
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
    return <>{t("panel.next.waitlisted", { at: at(decision.decidedAt) })}</>;
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

function whileSealed(
  view: DecisionView,
  t: Translate,
  at: (moment: Date | null | undefined) => string,
): string {
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
