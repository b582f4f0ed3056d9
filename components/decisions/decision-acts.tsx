import type { ReactElement } from "react";
import { closeOfBusiness, hongKongDate, toHongKongInput } from "@/lib/i18n/hong-kong-time";
import type { DecisionView } from "@/lib/decisions/views";
import { DateDialog } from "./date-dialog";
import { DecideDialog } from "./decide-dialog";
import { needsOwner } from "./decision-sentence";
import { InviteLink } from "./invite-link";
import { MinutesDialog } from "./minutes-dialog";
import { PlainDialog } from "./plain-dialog";
import { RecommendationDialog } from "./recommendation-dialog";
import { ReleaseDialog } from "./release-dialog";

const day = 24 * 3600_000;

/** The close of business of that day, so that a suggested date is one that people would choose. */
const evening = (moment: Date): string => toHongKongInput(closeOfBusiness(hongKongDate(moment)));

/** The day before a panel that lies ahead, else a week from now. */
function suggestedDue({ panelAt, now }: DecisionView): string {
  const dayBefore = panelAt && new Date(panelAt.getTime() - day);
  return evening(dayBefore && dayBefore > now ? dayBefore : new Date(now.getTime() + 7 * day));
}

/** The acts that this reader has now, the one that moves the decision on first. */
export function decisionActs(view: DecisionView): ReactElement[] {
  const { applicationId, can, ownSide, organisations, verdict, now } = view;
  const { partner } = organisations;
  const inDays = (count: number) => evening(new Date(now.getTime() + count * day));
  const canDecide = can.decide === null && verdict !== null && view.startup !== null;
  const plain = (kind: "remind" | "closeSeal" | "sendToPanel", tone?: "primary") => (
    <PlainDialog
      key={kind}
      applicationId={applicationId}
      kind={kind}
      partner={partner}
      tone={tone ?? "default"}
    />
  );
  const acts: (ReactElement | false)[] = [
    can.open === null && (
      <DateDialog
        key="open"
        applicationId={applicationId}
        kind="open"
        suggested={suggestedDue(view)}
      />
    ),
    can.release === null && release(view, inDays),
    needsOwner(view) && view.invites && <InviteLink key="invite" />,
    canDecide && (
      <DecideDialog
        key="decide"
        applicationId={applicationId}
        startup={view.startup ?? ""}
        outcome={verdict.outcome}
        again={view.letter?.state === "waits"}
        suggested={{ expiresAt: inDays(14), reapplyFrom: inDays(180) }}
      />
    ),
    can.fileMinutes === null && (
      <MinutesDialog key="minutes" applicationId={applicationId} suggested={toHongKongInput(now)} />
    ),
    can.record === null && ownAct(view, "record", true),
    can.closeSeal === null && plain("closeSeal", "primary"),
    can.hold === null && (
      <DateDialog
        key="hold"
        applicationId={applicationId}
        kind="hold"
        suggested={inDays(7)}
        tone={view.decision?.state === "held" ? "default" : "primary"}
      />
    ),
    can.record !== null &&
      can.revise === null &&
      ownAct(view, "revise", !canDecide && view.letter === null),
    can.remind === null && plain("remind"),
    can.sendToPanel === null && ownSide === "lead" && plain("sendToPanel"),
  ];
  return acts.filter((act) => act !== false);
}

/** The dates of the letter as if it went now; where they would lie behind, those that are usual. */
function release(view: DecisionView, inDays: (count: number) => string) {
  const { applicationId, letter, now, unowned } = view;
  const suggest = (date: Date | null | undefined, days: number) =>
    date && (date > now ? toHongKongInput(date) : inDays(days));
  return (
    <ReleaseDialog
      // Deciding again sets other dates.
      key={`release ${view.decision?.decidedAt?.toISOString()}`}
      applicationId={applicationId}
      startup={view.startup ?? ""}
      unowned={unowned}
      suggested={{
        expiresAt: suggest(letter?.expiresAt, 14) ?? null,
        reapplyFrom: suggest(letter?.reapplyFrom, 180) ?? null,
      }}
    />
  );
}

function ownAct(view: DecisionView, kind: "record" | "revise", mayLead: boolean) {
  const own = view.sides[view.ownSide];
  const other = view.organisations[view.ownSide === "lead" ? "partner" : "lead"];
  const isStale = own.mustConfirm.length > 0;
  return (
    <RecommendationDialog
      // A new recommendation begins from what now stands.
      key={own.current?.id ?? "none"}
      applicationId={view.applicationId}
      kind={kind === "revise" && isStale ? "confirm" : kind}
      values={view.values}
      other={other}
      current={
        own.current && {
          value: own.current.value,
          reason: own.current.reason ?? "",
          nothingProtected: own.current.nothingProtected,
        }
      }
      tone={mayLead && (kind === "record" || isStale) ? "primary" : "default"}
    />
  );
}
