"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import { useAction } from "@/components/ui/use-action";
import type { AssignmentState } from "@/lib/reviews/schema";
import type { BoardAssignment, BoardRow, ReviewerView } from "@/lib/reviews/views";
import styles from "./assign-board.module.css";

const tones: Record<AssignmentState, StatusTone> = {
  offered: "wait",
  accepted: "go",
  completed: "ok",
  declined: "idle",
  conflicted: "no",
  replaced: "idle",
};

type BoardRowProps = { row: BoardRow; reviewers: readonly ReviewerView[]; needed: number };

/** One application: who reviews it and how far they are, and a place for one more. */
export function BoardApplication({ row, reviewers, needed }: BoardRowProps) {
  const t = useTranslations("reviews.board");
  const locale = useLocale();
  const lacks = row.mayAssign && row.assigned < needed;
  return (
    <li className={styles.row} data-lacks={lacks || undefined}>
      <div>
        <h3>
          <a href={`/${locale}/desk/applications/${row.applicationId}`}>
            {row.startup}
            {row.startupOther ? ` ${row.startupOther}` : ""}
          </a>
        </h3>
        <p className="quiet">
          {[row.reference, row.area, row.modality].filter(Boolean).join(" · ")}
        </p>
        <p className="quiet">{t("counts", { assigned: row.assigned, needed, filed: row.filed })}</p>
      </div>
      <div>
        <ul className={styles.assigned}>
          {row.assignments.map((assignment) => (
            <AssignedReviewer key={assignment.id} assignment={assignment} />
          ))}
        </ul>
        {row.mayAssign ? <AssignOne row={row} reviewers={reviewers} /> : null}
      </div>
    </li>
  );
}

function AssignedReviewer({ assignment }: { assignment: BoardAssignment }) {
  const t = useTranslations("reviews.board");
  const router = useRouter();
  const announce = useAnnounce();
  const { id, reviewer, state, declineReason, excluded, mayReplace, mayLift } = assignment;
  const replace = useAction(
    () => request("POST", `/api/assignments/${id}/replace`, {}),
    () => {
      announce(t("released", { reviewer }));
      router.refresh();
    },
  );
  const lift = useAction(
    () => request("POST", `/api/assignments/${id}/lift-conflict`),
    () => {
      announce(t("lifted", { reviewer }));
      router.refresh();
    },
  );
  return (
    <li>
      <span>
        <b>{reviewer}</b>{" "}
        <StatusBadge tone={tones[state]}>
          {t(excluded ? "excluded" : `states.${state}`)}
        </StatusBadge>
        {declineReason ? <span className="quiet"> {declineReason}</span> : null}
      </span>
      {mayReplace ? (
        <Button
          size="small"
          tone="quiet"
          pending={replace.pending}
          onClick={() => void replace.run()}
        >
          {t("release")}
          <span className="sr-only"> {reviewer}</span>
        </Button>
      ) : null}
      {mayLift ? (
        <Button size="small" tone="quiet" pending={lift.pending} onClick={() => void lift.run()}>
          {t("lift")}
          <span className="sr-only"> {reviewer}</span>
        </Button>
      ) : null}
      <ProblemBanner problem={replace.problem ?? lift.problem} />
    </li>
  );
}

function AssignOne({ row, reviewers }: { row: BoardRow; reviewers: readonly ReviewerView[] }) {
  const t = useTranslations("reviews.board");
  const router = useRouter();
  const announce = useAnnounce();
  const [membershipId, setMembershipId] = useState("");
  const assign = useAction(
    () => request("POST", "/api/assignments", { applicationId: row.applicationId, membershipId }),
    () => {
      setMembershipId("");
      announce(t("assigned", { startup: row.startup }));
      router.refresh();
    },
  );
  const option = (reviewer: ReviewerView, obstacle: BoardRow["obstacles"][string] | undefined) => {
    const { membershipId: value, name, load, capacity, active } = reviewer;
    const why = obstacle ?? (!active ? "away" : load >= capacity ? "full" : null);
    const label = t("reviewerOption", { name, load, capacity });
    return why
      ? { value, label: t("reviewerShut", { label, why: t(`obstacles.${why}`) }), disabled: true }
      : { value, label };
  };
  return (
    <Form className={styles.assign} onSubmit={() => (membershipId ? assign.run() : undefined)}>
      <SelectField
        id={`reviewer-${row.applicationId}`}
        label={t("choose", { startup: row.startup })}
        labelHidden
        blank={t("chooseBlank")}
        value={membershipId}
        onChange={(event) => setMembershipId(event.target.value)}
        options={reviewers.map((reviewer) =>
          option(reviewer, row.obstacles[reviewer.membershipId]),
        )}
      />
      <Button type="submit" size="small" pending={assign.pending} disabled={!membershipId}>
        {t("assign")}
      </Button>
      <ProblemBanner problem={assign.problem} />
    </Form>
  );
}
