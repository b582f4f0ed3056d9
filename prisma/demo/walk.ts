import { saveSection } from "@/lib/applications/commands/save-section";
import {
  markEligible,
  rejectAtScreening,
  returnForPapers,
  takeUpApplication,
} from "@/lib/applications/commands/screen-application";
import { startApplication } from "@/lib/applications/commands/start-application";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { acceptOffer, declineOffer } from "@/lib/decisions/commands/answer-offer";
import { decideOutcome } from "@/lib/decisions/commands/decide-outcome";
import { holdDecision } from "@/lib/decisions/commands/hold-decision";
import { sendToPanel } from "@/lib/decisions/commands/hold-panel";
import { openDecision } from "@/lib/decisions/commands/open-decision";
import { recordRecommendation } from "@/lib/decisions/commands/record-recommendation";
import { approveFeedback, writeFeedback } from "@/lib/decisions/commands/write-feedback";
import { getOffer } from "@/lib/decisions/queries/get-offer";
import type { Actor } from "@/lib/platform/actor";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { assignReviewer } from "@/lib/reviews/commands/assign-reviewer";
import { fileReview } from "@/lib/reviews/commands/file-review";
import { saveReview } from "@/lib/reviews/commands/save-review";
import { canary, withCanaries } from "./canaries";
import type { DemoAnswers } from "./startups/answers";
import { reviewWords } from "./review-words";

export interface Cast {
  manager: Actor;
  officer: Actor;
  partnerLead: Actor;
  /** Mark every protected text (SEED_CANARIES=1). */
  canaries: boolean;
}

/** One reviewer of an application with the score level they will give (1 to 5). */
export interface Seat {
  reviewer: Actor;
  side: "lead" | "partner";
  level: number;
}

const criteria = {
  lead: ["team", "business", "innovation", "research_development"],
  partner: [
    "right_target",
    "right_tissue",
    "right_safety",
    "right_patient",
    "right_commercial_potential",
  ],
} as const;

/** Starts a draft and writes sections as a founder would; `sections` limits how far they came. */
export async function writeDraft(
  owner: Actor,
  intakeId: string,
  answers: DemoAnswers,
  sections: string[],
  canaries = false,
): Promise<string> {
  const { id } = await startApplication(owner, {
    intakeId,
    startupId: owner.membership?.startupId ?? "",
  });
  const written = canaries ? withCanaries(answers, id) : answers;
  for (const key of sections) {
    const given = written[key];
    if (given)
      await saveSection(
        owner,
        { applicationId: id, sectionKey: key },
        { revision: 0, answers: given },
      );
  }
  return id;
}

export const submit = (owner: Actor, id: string) => submitApplication(owner, id);
export const takeUp = (cast: Cast, id: string) => takeUpApplication(cast.officer, id);
export const eligible = (cast: Cast, id: string) => markEligible(cast.officer, id);
export const withdraw = (owner: Actor, id: string) => withdrawApplication(owner, id);

/** Sent back for named sections, in words a founder can act on. */
export const askForPapers = (cast: Cast, id: string, dueAt: Date) =>
  returnForPapers(cast.officer, id, {
    sections: ["regulatory", "finance"],
    dueAt,
    message:
      "Please name the next filing and its date, and attach the latest business registration certificate.",
  });

export const refuse = (cast: Cast, id: string, reapplyFrom: Date) =>
  rejectAtScreening(cast.officer, id, {
    rule: "company_age",
    reason:
      "The company was founded before the age that this programme supports. You may apply to the open innovation track instead.",
    reapplyFrom,
  });

/** Assigns, declares no conflict and, when told, scores and files. */
export async function seat(
  cast: Cast,
  id: string,
  { reviewer, side, level }: Seat,
  how: "assigned" | "accepted" | "drafted" | "filed",
): Promise<void> {
  const assigner = side === "lead" ? cast.manager : cast.partnerLead;
  const { id: assignmentId } = await assignReviewer(assigner, {
    applicationId: id,
    membershipId: reviewer.membership?.id ?? "",
  });
  if (how === "assigned") return;
  await answerConflict(reviewer, assignmentId, "none");
  if (how === "accepted") return;
  const words = reviewWords(side, level);
  const keys = how === "drafted" ? criteria[side].slice(0, 2) : criteria[side];
  const scores = Object.fromEntries(
    keys.map((key, at) => [
      key,
      {
        value: Math.min(5, Math.max(1, level + ((at * 7 + level) % 3) - 1)),
        comment: words.comments[at % words.comments.length] ?? "",
      },
    ]),
  );
  const { revision } = await saveReview(reviewer, assignmentId, {
    revision: 0,
    scores,
    note: cast.canaries
      ? `${words.note} ${canary(side === "lead" ? "T2" : "T1", id, "note")}`
      : words.note,
    feedback: words.feedback,
    recommendation: level >= 4 ? "admit" : level === 3 ? "waitlist" : "reject",
    nothingProtected: side === "partner",
  });
  if (how === "filed") await fileReview(reviewer, assignmentId, { revision }, undefined);
}

export const ask = (cast: Cast, id: string, recommendationsDueAt: Date) =>
  openDecision(cast.manager, id, { recommendationsDueAt });

export const recommend = (
  actor: Actor,
  id: string,
  value: "admit" | "waitlist" | "reject" | "lead_only",
) =>
  recordRecommendation(actor, id, {
    value,
    reason: {
      admit: "Strong team, a clear first indication, and help that we can really give.",
      waitlist:
        "Convincing science; the plan needs one more data point before a place makes sense.",
      reject: "The first indication is not yet supported by the evidence shown.",
      lead_only: "Outside our present areas, but the lead should not lose it.",
    }[value],
    nothingProtected: true,
  });

export const hold = (cast: Cast, id: string, until: Date) =>
  holdDecision(cast.manager, id, { until });
export const toPanel = (cast: Cast, id: string) => sendToPanel(cast.manager, id);

/** Decided; its letter is not sent. */
export const decideOffer = (cast: Cast, id: string, expiresAt: Date) =>
  decideOutcome(cast.manager, id, {
    outcome: "offered",
    offer: { expiresAt },
    releaseLetters: false,
  });

export const offer = (cast: Cast, id: string, expiresAt: Date) =>
  decideOutcome(cast.manager, id, {
    outcome: "offered",
    offer: { expiresAt },
    releaseLetters: true,
  });

export const waitlist = (cast: Cast, id: string) =>
  decideOutcome(cast.manager, id, { outcome: "waitlisted", releaseLetters: true });

/** A rejection with feedback that both organisations approved. */
export async function reject(cast: Cast, id: string, reapplyFrom: Date): Promise<void> {
  const text =
    "Both organisations valued the clarity of the need. Before you come back, please show the effect in a second, independent model and say which patients would be treated first.";
  await writeFeedback(cast.manager, id, { text });
  await approveFeedback(cast.partnerLead, id, { text });
  await decideOutcome(cast.manager, id, { outcome: "rejected", reapplyFrom, releaseLetters: true });
}

/** The owner reads the terms and signs. */
export async function sign(owner: Actor, id: string): Promise<void> {
  const { textVersion } = await getOffer(owner, id, "en-HK");
  await acceptOffer(owner, id, {
    acceptTerms: true,
    typedName: owner.displayName,
    locale: "en-HK",
    textVersion,
  });
}

export const turnDown = (owner: Actor, id: string) =>
  declineOffer(owner, id, {
    reason: "We were admitted to a programme nearer to our clinical site.",
  });
