import { sentenceValues } from "@/lib/applications/answer-values";
import type { MissingAnswer } from "@/lib/applications/completeness";
import { personColumns } from "@/lib/applications/person-columns";
import type { DocumentObstacle } from "@/lib/applications/document-opening";
import { nextStepFor, type NextStepFacts, type NextStepKey } from "@/lib/applications/lifecycle";
import type { ApplicationStatus, Audience, Ball } from "@/lib/applications/schema";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import type { Section, Tier } from "@/lib/programmes/schema";
import { documentLens } from "./describe-document";
import type { LensView, NamedReader } from "./lens-view";

/** What happens next, as one sentence in the reader's language, with the same facts beside it. */
export interface NextStepView {
  key: NextStepKey;
  sentence: string;
  ball: Ball;
  ballLabel: string;
  /** ISO, or null when no date is set. */
  due: string | null;
}

export interface ProblemView {
  question: string;
  code: string;
  /** Whole sentence; a row of a table is named in it. */
  sentence: string;
  at?: { row: number; column?: string };
}

type Translate = (key: string, params?: Record<string, string | number>) => string;

/** Words about applications in one language; made once a request. */
export async function describer(locale: Locale) {
  const t = (await getTranslator(locale, "applications")) as unknown as Translate;
  const answers = (await getTranslator(locale, "answers")) as unknown as Translate;

  const statusLabel = (audience: Audience, status: ApplicationStatus): string =>
    t(`statuses.${audience}.${status}`);

  function next(audience: Audience, facts: NextStepFacts, organisations: Names): NextStepView {
    const { key, ball, due } = nextStepFor(audience, facts);
    const names = shortNames(organisations, locale);
    const sentence = t(`next.${audience}.${key}`, {
      ...names,
      dated: due ? "yes" : "no",
      due: due ? formatDateTime(due, locale) : "",
    });
    const ballLabel = t(`balls.${ball}`, names);
    return { key, sentence, ball, ballLabel, due: due?.toISOString() ?? null };
  }

  function lens(
    audience: Audience,
    tier: Tier,
    sight: {
      mayRead: boolean;
      until: Date | null;
      readers: readonly NamedReader[];
      isImported: boolean;
    },
    organisations: Names,
  ): LensView {
    const names = shortNames(organisations, locale);
    if (tier !== "T2") {
      const kind = tier === "T1" ? "shared" : "public";
      return {
        sight: kind === "shared" ? "open" : "public",
        label: t(`lens.${kind}.label`, names),
        reason: t(`lens.${kind}.${audience}`, names),
      };
    }
    const { readers, until } = sight;
    // What was never asked cannot be released.
    if (sight.isImported && !sight.mayRead)
      return {
        sight: "closed",
        label: t("lens.protected.label", names),
        reason: t("lens.imported"),
      };
    const day = (moment: Date | null) => (moment ? formatDate(moment, locale) : "");
    if (audience === "partner") {
      const kind = sight.mayRead ? "released" : "protected";
      const label = sight.mayRead && until ? "released" : "protected";
      return {
        sight: sight.mayRead ? "open" : "closed",
        label: t(`lens.${label}.label`, { ...names, until: day(until) }),
        reason: t(`lens.${kind}.partner`, names),
      };
    }
    if (readers.length === 0)
      return {
        sight: "closed",
        label: t("lens.protected.label", names),
        reason: t(`lens.protected.${audience}`, names),
      };
    const people = readers.map((reader) =>
      t("lens.named.person", { name: reader.name, until: day(reader.until) }),
    );
    return {
      sight: "open",
      label: t("lens.named.label", { ...names, count: readers.length }),
      reason: t(`lens.named.${audience}`, {
        ...names,
        count: readers.length,
        people: people.join(t("lens.named.comma")),
      }),
    };
  }

  const ofDocument = (
    audience: Audience,
    sight: Parameters<typeof documentLens>[3],
    organisations: Names,
  ): LensView => documentLens(t, locale, audience, sight, shortNames(organisations, locale));

  const obstacle = (kind: DocumentObstacle, organisations: Names): string =>
    t(`obstacles.${kind}`, shortNames(organisations, locale));

  function problem(section: Section, found: MissingAnswer): ProblemView {
    const said = answers(found.code, sentenceValues(found, locale));
    const { question, code, at } = found;
    if (!at) return { question, code, sentence: said };
    const column = columnLabel(section, question, at.column);
    const sentence = answers("inRow", {
      row: at.row,
      column: column ? inLocale(column, locale) : (at.column ?? ""),
      problem: said,
    });
    return { question, code, sentence, at };
  }

  const refusal = (code: string): string => {
    const [, key = ""] = code.split(".");
    return t(`errors.${key}`);
  };

  return { statusLabel, next, lens, ofDocument, obstacle, problem, refusal, locale };
}

export type Describer = Awaited<ReturnType<typeof describer>>;

interface Names {
  lead: LocalisedText;
  partner: LocalisedText;
}

const shortNames = ({ lead, partner }: Names, locale: Locale) => ({
  lead: inLocale(lead, locale),
  partner: inLocale(partner, locale),
});

function columnLabel(section: Section, questionKey: string, columnKey: string | undefined) {
  const question = section.questions.find(({ key }) => key === questionKey);
  const columns =
    question?.type === "table"
      ? question.config.columns
      : question?.type === "people"
        ? personColumns(question.config)
        : [];
  return columns.find(({ key }) => key === columnKey)?.label;
}
