import { defaultForm } from "@/lib/programmes/templates/default-form/form";
import type { DemoAnswers } from "./startups/answers";

const protectedSections = new Set(
  defaultForm.sections.filter((section) => section.tier === "T2").map((section) => section.key),
);
/** Choices are keys: a mark would make them unknown. */
const keyLike = /^[a-z][a-z0-9_]*$|^\d{4}-\d{2}-\d{2}$|^[A-Z]{3}$/;

/** The unique text that a leak crawl looks for. */
export const canary = (tier: string, applicationId: string, question: string) =>
  `CANARY-${tier}-${applicationId}-${question}`;

function marked(value: unknown, mark: string, room: number): unknown {
  if (typeof value === "string")
    return keyLike.test(value) ? value : `${value.slice(0, room)} ${mark}`;
  if (Array.isArray(value)) return value.map((item) => marked(item, mark, 30));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, marked(item, mark, 30)]),
    );
  }
  return value;
}

/** Shorter shared texts are names and titles, which lists and mails carry: marking them would say nothing. */
const longText = 80;

const markedIfLong = (value: unknown, mark: string): unknown =>
  typeof value === "string" && value.length > longText ? `${value.slice(0, 900)} ${mark}` : value;

/** The same answers with a canary in every text of a protected section and in the long texts of a shared one. */
export function withCanaries(answers: DemoAnswers, applicationId: string): DemoAnswers {
  return Object.fromEntries(
    Object.entries(answers).map(([section, given]) => [
      section,
      Object.fromEntries(
        Object.entries(given).map(([key, value]) => {
          if (!protectedSections.has(section))
            return [key, markedIfLong(value, canary("T1", applicationId, key))];
          const room = key === "target" ? 90 : 1500;
          return [key, marked(value, canary("T2", applicationId, key), room)];
        }),
      ),
    ]),
  );
}
