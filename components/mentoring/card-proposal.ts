import { isLocale, type Locale } from "@/lib/i18n/locales";

/** Characters at most and at least, as the card's schema has them. */
export const cardLimits = { text: 1200, least: 20, wishes: 600 } as const;

export type CardValues = { text: string; wishes: string; language: Locale };

/** What of an application a first card is made from. */
type Written = {
  language: string;
  sections: readonly { key: string; tier: string; answers: Record<string, unknown> | null }[];
};

const cut = (text: string, length: number) => Array.from(text).slice(0, length).join("");

/** A first card from the shared sections: title, abstract, and what was wished of a mentor. */
export function proposedCard(application: Written, locale: Locale): CardValues {
  const answer = (sectionKey: string, question: string): string => {
    const section = application.sections.find(
      ({ key, tier }) => key === sectionKey && tier === "T1",
    );
    const value = section?.answers?.[question];
    return typeof value === "string" ? value.trim() : "";
  };
  const words = [answer("product", "title"), answer("product", "abstract")].filter(Boolean);
  return {
    text: cut(words.join("\n"), cardLimits.text),
    wishes: cut(answer("ask", "mentor_wishes"), cardLimits.wishes),
    language: isLocale(application.language) ? application.language : locale,
  };
}
