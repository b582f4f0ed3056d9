import { getTranslations } from "next-intl/server";
import type { SectionView } from "@/components/applications/section-view";
import type { MissingSection } from "@/components/applications/missing-answers";
import { formatMonth } from "@/lib/i18n/format";
import { inLocale } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import type { loadTeamApplication } from "./load";

type Loaded = Pick<
  Awaited<ReturnType<typeof loadTeamApplication>>,
  "locale" | "application" | "page" | "form"
>;

type Part = Loaded["application"]["sections"][number];

// An emptied answer is one too: whoever emptied it did not want it filled.
const isUnanswered = (part: Part, question: string) => !Object.hasOwn(part.answers ?? {}, question);

/** What a section is offered from elsewhere and does not answer yet, each with where it comes from. */
export async function sectionPrefillView(
  { locale, page: { prefill } }: Loaded,
  part: Part,
  section: Section,
): Promise<SectionView["prefill"]> {
  const t = await getTranslations({ locale, namespace: "apply.prefill" });
  const { from = null, sections = {} } = prefill ?? {};
  const { offered = [], unfit = [] } = sections[section.key] ?? {};
  const date = from ? formatMonth(from.at, locale) : "";
  const words = {
    profile: t("fromProfile"),
    application: t("fromApplication", { reference: from?.reference ?? "", date }),
  };
  return {
    offered: offered
      .filter(({ question }) => isUnanswered(part, question))
      .map(({ from: source, ...offer }) => ({ ...offer, source: words[source] })),
    unfit: section.questions
      .filter(({ key }) => unfit.includes(key) && isUnanswered(part, key))
      .map(({ label }) => inLocale(label, locale)),
    reference: from?.reference ?? null,
    hasFiles: from?.hasFiles ?? false,
  };
}

/** What is offered in the whole draft and still waits to be kept or cleared, by section. */
export function offersLeft({ locale, application, page, form }: Loaded): MissingSection[] {
  return application.sections.flatMap((part) => {
    const section = form.find(({ key }) => key === part.key);
    const offered = page.prefill?.sections[part.key]?.offered ?? [];
    const items = offered.flatMap(({ question }) => {
      const asked = section?.questions.find(({ key }) => key === question);
      return asked && isUnanswered(part, question)
        ? [{ question, label: inLocale(asked.label, locale), sentence: null }]
        : [];
    });
    return items.length > 0 ? [{ key: part.key, title: part.title, items }] : [];
  });
}

/** Where the offers of a draft come from, in words; null where nothing waits. */
export async function prefillSource(loaded: Loaded): Promise<string | null> {
  const { locale, page } = loaded;
  if (offersLeft(loaded).length === 0) return null;
  const t = await getTranslations({ locale, namespace: "apply.prefill" });
  const offered = Object.values(page.prefill?.sections ?? {}).flatMap((each) => each.offered);
  const from = page.prefill?.from;
  const named = {
    reference: from?.reference ?? "",
    date: from ? formatMonth(from.at, locale) : "",
  };
  if (!offered.some((each) => each.from === "application")) return t("homeProfile");
  return t(offered.some((each) => each.from === "profile") ? "homeBoth" : "homeApplication", named);
}
