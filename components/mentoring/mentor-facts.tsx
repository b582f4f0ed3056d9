import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { isLocale } from "@/lib/i18n/locales";
import type { MentorView } from "@/lib/mentoring/schema";
import styles from "./mentoring.module.css";
import { areaLabel, modalityLabel, readerLocale, topicLabel } from "./words";

/** A mentor's profile as startups and staff read it; what was left blank is left out. */
export function MentorFacts({ mentor }: { mentor: MentorView }) {
  const t = useTranslations("mentoring.pages");
  const locale = readerLocale(useLocale());
  const comma = useTranslations("ui")("comma");
  const joined = (words: readonly string[]) => words.join(comma);
  const facts = [
    {
      term: t("facts.areas"),
      description: joined(mentor.areas.map((key) => areaLabel(key, locale))),
    },
    {
      term: t("facts.modalities"),
      description: joined(mentor.modalities.map((key) => modalityLabel(key, locale))),
    },
    {
      term: t("facts.topics"),
      description: joined(mentor.topics.map((key) => topicLabel(key, locale))),
    },
    {
      term: t("facts.languages"),
      description: joined(mentor.languages.filter(isLocale).map((key) => t(`languages.${key}`))),
    },
  ];
  return (
    <>
      {mentor.headline ? <p>{mentor.headline}</p> : null}
      {mentor.about ? <p className={styles.words}>{mentor.about}</p> : null}
      <DescriptionList items={facts.filter(({ description }) => description !== "")} />
    </>
  );
}
