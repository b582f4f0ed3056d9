import { Eligible } from "@/components/desk/eligible";
import { ExtendDue } from "@/components/desk/extend-due";
import { RecordActions } from "@/components/desk/record-layout";
import { Reject } from "@/components/desk/reject";
import { ReturnForPapers } from "@/components/desk/return-for-papers";
import { TakeUp } from "@/components/desk/take-up";
import { NextStep } from "@/components/ui/next-step";
import type { LoadedRecord } from "./load";

/** What happens next in one sentence, with the steps of screening that this reader may take now. */
export function RecordStep({ loaded }: { loaded: LoadedRecord }) {
  const { application, record } = loaded;
  const { id, actions, next, startup } = application;
  const rules = record.eligibility?.results ?? [];
  const of = { applicationId: id, startup: startup?.name ?? application.reference };
  const hasAction = [
    actions.takeUp,
    actions.markEligible,
    actions.returnForPapers,
    actions.reject,
    actions.extend,
  ].some(({ may }) => may);
  return (
    <NextStep
      action={
        hasAction ? (
          <RecordActions>
            {actions.takeUp.may ? <TakeUp applicationId={id} /> : null}
            {actions.markEligible.may ? (
              <Eligible {...of} failed={rules.filter(({ passed }) => passed === false).length} />
            ) : null}
            {actions.returnForPapers.may && !record.unclaimed ? (
              <ReturnForPapers {...of} sections={application.sections} now={record.now} />
            ) : null}
            {actions.reject.may ? (
              <Reject
                {...of}
                now={record.now}
                rules={rules.map(({ key, rule, reason, passed }) => ({
                  key,
                  label: reason ?? rule,
                  failed: passed === false,
                }))}
              />
            ) : null}
            {actions.extend.may ? (
              <ExtendDue {...of} due={application.returned?.dueAt ?? null} now={record.now} />
            ) : null}
          </RecordActions>
        ) : null
      }
    >
      {next.sentence}
    </NextStep>
  );
}
