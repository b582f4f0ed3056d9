import type { OutcomeValue } from "@/lib/decisions/schema";
import { notFound } from "@/lib/platform/errors";
import type { Letter } from "./tell";

interface OutcomeLetter {
  outcome: OutcomeValue;
  applicationId: string;
  /** By when an offer is answered; null for the others. */
  answerBy: Date | null;
  decision: { id: string; decidedAt: Date | null };
  held: boolean;
}

/** The letter to the startup of one outcome; of each time it is decided another one. */
export function outcomeLetter({
  outcome,
  applicationId,
  answerBy,
  decision,
  held,
}: OutcomeLetter): Letter & { path?: string } {
  if (!decision.decidedAt) throw notFound();
  const occasion = `${decision.id}/${decision.decidedAt.toISOString()}`;
  if (outcome !== "offered") return { template: `outcome_${outcome}`, occasion, held };
  if (!answerBy) throw notFound();
  return {
    template: "outcome_offered",
    occasion,
    held,
    due: answerBy,
    path: `/applications/${applicationId}/offer`,
  };
}
