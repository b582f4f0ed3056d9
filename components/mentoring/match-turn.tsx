import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/i18n/format";
import { readerLocale } from "./words";

type MatchTurnProps = {
  /** Who reads it. */
  reader: "mentor" | "startup" | "staff";
  match: { waitsFor: string; answerBy: string | null; late: boolean };
  startup: string;
  mentor: string;
};

/** Whose answer a proposal waits for, and by when. */
export function MatchTurn({ reader, match, startup, mentor }: MatchTurnProps) {
  const t = useTranslations("mentoring.pages.turns");
  const locale = readerLocale(useLocale());
  const { waitsFor, answerBy, late } = match;
  return t(reader, {
    turn: waitsFor,
    startup,
    mentor,
    when: answerBy ? (late ? "late" : "open") : "none",
    due: answerBy ? formatDateTime(answerBy, locale) : "",
  });
}
