import { useTranslations } from "next-intl";
import { Cluster } from "@/components/ui/cluster";
import { Lens } from "@/components/ui/lens";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import type { DecisionView } from "@/lib/decisions/views";
import { formatDateTime } from "@/lib/i18n/format";
import { ApproveFeedbackDialog, FeedbackDialog } from "./feedback-dialogs";
import { NoteDialog } from "./note-dialog";
import styles from "./decision-panel.module.css";

type PartProps = { view: DecisionView; locale: string };

/** What is written around a decision: the discussion, the panel's minutes, the words to the startup. */
export function DiscussionParts({ view, locale }: PartProps) {
  return (
    <>
      <Notes view={view} locale={locale} />
      {view.minutes.length > 0 ? <Minutes view={view} locale={locale} /> : null}
      {view.feedback || view.can.writeFeedback === null ? <Words view={view} /> : null}
    </>
  );
}

function Notes({ view, locale }: PartProps) {
  const t = useTranslations("decisions.panel");
  const { lead, partner } = view.organisations;
  const canNote = view.can.note === null;
  if (!canNote && view.notes.length === 0) return null;
  return (
    <Section title={t("parts.notes")} level={3}>
      {view.notes.length === 0 ? <p className="quiet">{t("parts.noNotes")}</p> : null}
      <ul className={styles.notes}>
        {view.notes.map((note) => (
          <li key={note.id}>
            <p className={styles.words}>{note.text}</p>
            <Cluster>
              <span className="quiet">
                {t("side.by", {
                  person: note.by ?? view.organisations[note.side],
                  at: formatDateTime(note.at, locale),
                })}
              </span>
              <Lens sight={note.nothingProtected ? "open" : "closed"} reason={t("sights.noteOwn")}>
                {note.nothingProtected ? `${lead} + ${partner}` : view.organisations[note.side]}
              </Lens>
            </Cluster>
          </li>
        ))}
      </ul>
      {canNote ? <NoteDialog applicationId={view.applicationId} /> : null}
    </Section>
  );
}

function Minutes({ view, locale }: PartProps) {
  const t = useTranslations("decisions.panel");
  return (
    <Section
      title={t("parts.minutes")}
      level={3}
      aside={
        <Lens sight="closed" reason={t("sights.minutesReason", { lead: view.organisations.lead })}>
          {view.organisations.lead}
        </Lens>
      }
    >
      <ul className={styles.notes}>
        {view.minutes.map((minutes) => (
          <li key={minutes.id}>
            <p className={styles.words}>{minutes.text}</p>
            <span className="quiet">
              {t("side.by", {
                person: minutes.by,
                at: formatDateTime(minutes.heldAt, locale),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Words({ view }: { view: DecisionView }) {
  const t = useTranslations("decisions.panel");
  const { feedback, applicationId } = view;
  const canWrite = view.can.writeFeedback === null;
  const { lead, partner } = view.organisations;
  const sight = (
    <Lens sight="open" reason={t("sights.feedbackReason")}>
      {view.leadAlone ? lead : `${lead} + ${partner}`}
    </Lens>
  );
  const asked = view.leadAlone ? (["lead"] as const) : (["lead", "partner"] as const);
  return (
    <Section title={t("parts.feedback")} level={3} aside={sight}>
      {feedback ? (
        <>
          <p className={styles.words}>{feedback.text}</p>
          <Cluster>
            {asked.map((side) => (
              <StatusBadge key={side} tone={feedback.approved[side] ? "ok" : "wait"}>
                {t(feedback.approved[side] ? "parts.approved" : "parts.notApproved", {
                  organisation: view.organisations[side],
                })}
              </StatusBadge>
            ))}
          </Cluster>
        </>
      ) : (
        <p className="quiet">{t("parts.noFeedback")}</p>
      )}
      {canWrite ? (
        <Cluster>
          {feedback && !feedback.approved[view.ownSide] ? (
            <ApproveFeedbackDialog applicationId={applicationId} text={feedback.text} />
          ) : null}
          <FeedbackDialog applicationId={applicationId} text={feedback?.text ?? ""} />
        </Cluster>
      ) : null}
    </Section>
  );
}
