import { useTranslations } from "next-intl";
import type { StatusTone } from "@/components/ui/status-badge";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ReleaseBasis, ReleaseWord } from "@/lib/releases/schema";

/** How the word for a release looks; the words stand in `releases.standing`. */
export const standingTone: Record<ReleaseWord, StatusTone> = {
  suggested: "wait",
  asked: "wait",
  asked_back: "wait",
  unanswered: "idle",
  not_yet: "wait",
  in_force: "ok",
  declares: "wait",
  nobody: "idle",
  expired: "idle",
  refused: "no",
  withdrawn: "idle",
  revoked: "no",
  ended: "idle",
};

/** Words that several parts of the pages about releases say alike. */
export function useReleaseWords(locale: Locale) {
  const t = useTranslations("releases");
  const list = (names: readonly string[]) => names.join(t("comma"));
  return {
    t,
    /** Names side by side. */
    list,
    /** “Science and evidence”, “Finance”. */
    titles: (titles: readonly string[]) => list(titles.map((title) => t("quoted", { title }))),
    roleOf: (person: { role: "partner_lead" | "reviewer"; unit: string | null }) =>
      person.unit
        ? t("roleAndUnit", { role: t(`role.${person.role}`), unit: person.unit })
        : t(`role.${person.role}`),
    basisOf: (basis: ReleaseBasis, signedOn: string | null) =>
      t(`basis.${basis}`, { date: signedOn ? formatDate(signedOn, locale) : "" }),
  };
}
