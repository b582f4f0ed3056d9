import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { isLocale } from "@/lib/i18n/locales";
import type { ListedMentor } from "@/lib/mentoring/schema";
import { areaLabel, modalityLabel, readerLocale, topicLabel } from "./words";

/** The programme's mentors: what they know and how many startups they have. */
export function MentorsTable({ mentors }: { mentors: readonly ListedMentor[] }) {
  const t = useTranslations("mentoring.pages.desk");
  const tPages = useTranslations("mentoring.pages");
  const locale = readerLocale(useLocale());
  const comma = useTranslations("ui")("comma");
  const joined = (words: readonly string[]) => words.join(comma);
  if (mentors.length === 0)
    return (
      <EmptyState title={t("noPeopleTitle")}>
        <p>{t("noPeople")}</p>
      </EmptyState>
    );
  return (
    <DataTable<ListedMentor>
      caption={t("caption")}
      rows={mentors}
      rowKey={({ profileId }) => profileId}
      columns={[
        {
          key: "name",
          header: t("name"),
          rowHeader: true,
          cell: (row) => (
            <>
              <b>{row.name}</b> <span className="quiet">{row.organisation}</span>
              {row.headline ? <span className="quiet"> {row.headline}</span> : null}
            </>
          ),
        },
        {
          key: "knows",
          header: t("knows"),
          cell: (row) =>
            joined([
              ...row.areas.map((key) => areaLabel(key, locale)),
              ...row.modalities.map((key) => modalityLabel(key, locale)),
            ]),
        },
        {
          key: "helps",
          header: t("helps"),
          cell: (row) => joined(row.topics.map((key) => topicLabel(key, locale))),
        },
        {
          key: "languages",
          header: tPages("facts.languages"),
          cell: (row) =>
            joined(row.languages.filter(isLocale).map((key) => tPages(`languages.${key}`))),
        },
        {
          key: "load",
          header: t("load"),
          nowrap: true,
          cell: (row) => (
            <>
              {t("loadOf", { load: row.load, capacity: row.capacity })}{" "}
              {row.active && row.load >= row.capacity ? (
                <span className="quiet"> {t("full")}</span>
              ) : null}
              {row.active ? null : <span className="quiet"> {t("awayMark")}</span>}
            </>
          ),
        },
      ]}
    />
  );
}
