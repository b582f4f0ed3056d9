import { decidingStatuses } from "@/lib/applications/lifecycle";
import type { getTranslations } from "next-intl/server";
import type { DeskRow, DeskScore } from "@/components/desk/applications-table";
import type { StatusTone } from "@/components/ui/status-badge";
import type { ListItem } from "@/lib/applications/queries/list-applications";
import type { ApplicationStatus } from "@/lib/applications/schema";
import type { SideScore, Standing } from "@/lib/decisions/queries/list-standings";
import { placeName } from "@/lib/i18n/countries";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import {
  developmentStageLabels,
  domainLabels,
  modalityLabels,
  therapeuticAreaLabels,
} from "@/lib/programmes/vocabulary";

type Words = Awaited<ReturnType<typeof getTranslations<"desk.list">>>;

export interface RowContext {
  locale: Locale;
  t: Words;
  /** The database's clock, ISO. */
  now: string;
  standings: Map<string, Standing>;
  /** The lead's staff, who may take up what is new. */
  takesUp: boolean;
}

export const toneOf: Record<ApplicationStatus, StatusTone> = {
  draft: "idle",
  submitted: "go",
  screening: "go",
  returned: "wait",
  in_review: "go",
  deciding: "go",
  panel: "go",
  waitlisted: "wait",
  offered: "wait",
  admitted: "ok",
  rejected: "no",
  declined: "idle",
  lapsed: "idle",
  withdrawn: "idle",
  suspended: "wait",
  left: "idle",
  graduated: "ok",
};

/** Whole days from one moment to another, none below zero. */
export const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / (24 * 3600_000)));

function labelIn(labels: Readonly<Record<string, LocalisedText>>, locale: Locale) {
  return (key: string | null): string[] => {
    const label = key !== null && Object.hasOwn(labels, key) ? labels[key] : undefined;
    return label ? [inLocale(label, locale)] : [];
  };
}

/** "Oncology · Small molecule · Preclinical", from what the T1 copies say; the domain where they say nothing finer. */
function about(item: ListItem, locale: Locale): string {
  const fine = [
    ...labelIn(therapeuticAreaLabels, locale)(item.area),
    ...labelIn(modalityLabels, locale)(item.modality),
    ...(item.stage
      ? labelIn(developmentStageLabels, locale)(item.stage)
      : item.trl === null
        ? []
        : [`TRL ${item.trl}`]),
  ];
  const domain = labelIn(domainLabels, locale)(item.domain);
  return (fine.length > 1 ? fine : [...domain, ...fine]).join(" · ");
}

function shownScore(score: SideScore | undefined): DeskScore {
  if (score === "sealed") return { kind: "sealed" };
  return typeof score === "number"
    ? { kind: "mean", text: formatNumber(score, undefined, 1) }
    : null;
}

function standing(item: ListItem, { t, standings, locale }: RowContext) {
  const found = standings.get(item.id);
  if (item.next.key === "letter_waits")
    return { status: t("letters.waits"), note: item.statusLabel, tone: "wait" as const };
  const isOpen = decidingStatuses.includes(item.status);
  if (isOpen && found?.both)
    return found.both.agree
      ? { status: t("bothAgree"), note: item.statusLabel, tone: "ok" as const }
      : { status: t("theyDiffer"), note: item.statusLabel, tone: "no" as const };
  const waits = found && waitingNote(found.waits, t);
  const note = waits
    ? waits
    : item.status === "in_review" && found && found.reviews.asked > 0
      ? t("reviews", found.reviews)
      : item.next.due && item.next.ball === "startup"
        ? t("due", { date: formatDate(item.next.due, locale) })
        : null;
  return { status: item.statusLabel, note, tone: toneOf[item.status] };
}

/** Why it waits for the staff although the reviewers have it; null: it does not. */
function waitingNote({ questions, reviewers }: Standing["waits"], t: Words): string | null {
  if (questions > 0) return t("questionsWait", { count: questions });
  return reviewers > 0 ? t("reviewersLacking", { count: reviewers }) : null;
}

/** What stands in one row of the list, in the reader's language. */
export function deskRow(item: ListItem, context: RowContext): DeskRow {
  const { locale, now, standings, takesUp } = context;
  const { status, note, tone } = standing(item, context);
  const found = standings.get(item.id);
  const isOurs = found ? waitingNote(found.waits, context.t) !== null : false;
  const ball = isOurs ? context.t("us") : item.next.ballLabel;
  return {
    id: item.id,
    href: `/${locale}/desk/applications/${item.id}`,
    name: item.name ?? item.reference,
    nameOther: item.nameOther,
    about: about(item, locale),
    isImported: item.source === "import",
    isUnclaimed: item.unclaimed,
    from: placeName(item.city, item.country, locale),
    status,
    statusNote: note,
    tone,
    ball: item.next.ball === "nobody" ? "" : ball,
    days: item.next.ball === "nobody" ? null : daysBetween(item.statusAt, now),
    lead: shownScore(found?.scores.lead),
    partner: shownScore(found?.scores.partner),
    canTakeUp: takesUp ? item.status === "submitted" : null,
  };
}
