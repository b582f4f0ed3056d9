import { Cluster } from "@/components/ui/cluster";
import type { DecisionView } from "@/lib/decisions/schema";
import { DateDialog } from "./date-dialog";
import { DecideDialog } from "./decide-dialog";
import { toLocalInput } from "./hong-kong-time";
import { MinutesDialog } from "./minutes-dialog";
import { PlainDialog } from "./plain-dialog";
import { RecommendationDialog } from "./recommendation-dialog";

const day = 24 * 3600_000;

// 18:00 in Hong Kong, so that a suggested date is one that people would choose.
function evening(moment: Date): string {
  return `${toLocalInput(moment).slice(0, 10)}T18:00`;
}

/** The day before a panel that lies ahead, else a week from now. */
function suggestedDue({ panelAt, now }: DecisionView): string {
  const dayBefore = panelAt && new Date(panelAt.getTime() - day);
  return evening(dayBefore && dayBefore > now ? dayBefore : new Date(now.getTime() + 7 * day));
}

/** The buttons that this reader has now, the one that moves it on first. */
export function DecisionActs({ view }: { view: DecisionView }) {
  const { applicationId, can, ownSide, organisations, verdict, now } = view;
  const { partner } = organisations;
  const inDays = (count: number) => evening(new Date(now.getTime() + count * day));
  const canDecide = can.decide === null && verdict !== null && view.startup !== null;
  return (
    <Cluster>
      {can.open === null ? (
        <DateDialog applicationId={applicationId} kind="open" suggested={suggestedDue(view)} />
      ) : null}
      {canDecide ? (
        <DecideDialog
          applicationId={applicationId}
          startup={view.startup ?? ""}
          outcome={verdict.outcome}
          suggested={{ expiresAt: inDays(14), reapplyFrom: inDays(180) }}
        />
      ) : null}
      {can.record === null || can.revise === null ? (
        <OwnRecommendation view={view} isFirst={can.record === null} quiet={canDecide} />
      ) : null}
      {can.fileMinutes === null ? (
        <MinutesDialog applicationId={applicationId} suggested={toLocalInput(now)} />
      ) : null}
      {can.hold === null ? (
        <DateDialog
          applicationId={applicationId}
          kind="hold"
          suggested={inDays(7)}
          tone={view.decision?.state === "held" ? "default" : "primary"}
        />
      ) : null}
      {can.closeSeal === null ? (
        <PlainDialog
          applicationId={applicationId}
          kind="closeSeal"
          partner={partner}
          tone="primary"
        />
      ) : null}
      {can.remind === null ? (
        <PlainDialog applicationId={applicationId} kind="remind" partner={partner} />
      ) : null}
      {can.sendToPanel === null && ownSide === "lead" ? (
        <PlainDialog applicationId={applicationId} kind="sendToPanel" partner={partner} />
      ) : null}
    </Cluster>
  );
}

function OwnRecommendation({
  view,
  isFirst,
  quiet,
}: {
  view: DecisionView;
  isFirst: boolean;
  quiet: boolean;
}) {
  const own = view.sides[view.ownSide];
  const other = view.organisations[view.ownSide === "lead" ? "partner" : "lead"];
  const isStale = own.mustConfirm.length > 0;
  const kind = isFirst ? "record" : isStale ? "confirm" : "revise";
  return (
    <RecommendationDialog
      key={own.current?.id ?? "none"}
      applicationId={view.applicationId}
      kind={kind}
      values={view.values}
      other={other}
      current={
        own.current && {
          value: own.current.value,
          reason: own.current.reason ?? "",
          nothingProtected: own.current.nothingProtected,
        }
      }
      tone={!quiet && kind !== "revise" ? "primary" : "default"}
    />
  );
}
