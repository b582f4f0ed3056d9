import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ReleaseView } from "@/lib/releases/views";
import styles from "./releases.module.css";
import { standingTone, useReleaseWords } from "./words";

type RequestsTableProps = {
  releases: readonly ReleaseView[];
  /** The reader of the page may answer. */
  mayAnswer: boolean;
  applicationId: string;
  locale: Locale;
};

/** Everything the partner asked this startup for, and what became of it. */
export function RequestsTable(props: RequestsTableProps) {
  const { releases, applicationId, mayAnswer, locale } = props;
  const { t, list } = useReleaseWords(locale);
  const titles = (sections: ReleaseView["sections"]) => list(sections.map(({ title }) => title));
  return (
    <DataTable
      caption={t("sharing.requests")}
      rows={releases}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "what",
          header: t("sharing.what"),
          rowHeader: true,
          cell: ({ id, sections, at }) => (
            <>
              <a href={`/${locale}/applications/${applicationId}/sharing/${id}`}>
                {titles(grantedOrAsked(sections))}
              </a>{" "}
              {leftOut(sections).length > 0 ? (
                <span className={`quiet ${styles.second}`}>
                  {t("sharing.notGranted", { sections: titles(leftOut(sections)) })}
                </span>
              ) : null}{" "}
              <span className={`quiet ${styles.second}`}>
                {t("sharing.askedOn", { date: formatDate(at, locale) })}
              </span>
            </>
          ),
        },
        {
          key: "who",
          header: t("sharing.who"),
          cell: ({ readers }) => list(stillNamed(readers).map(({ name }) => name)) || "–",
        },
        {
          key: "state",
          header: t("sharing.state"),
          cell: ({ word }) => (
            <StatusBadge tone={standingTone[word]}>
              {t(`standing.${word === "asked" ? (mayAnswer ? "askedOwn" : "askedTeam") : word}`)}
            </StatusBadge>
          ),
        },
        {
          key: "until",
          header: t("sharing.until"),
          nowrap: true,
          cell: ({ until }) => formatDate(until, locale),
        },
      ]}
    />
  );
}

/** What was granted once something was, else what was asked for. */
function grantedOrAsked(sections: ReleaseView["sections"]): ReleaseView["sections"] {
  const granted = sections.filter((section) => section.granted);
  return granted.length > 0 ? granted : sections;
}

/** Of an answered request, what was asked for and is not part of the release. */
const leftOut = (sections: ReleaseView["sections"]): ReleaseView["sections"] =>
  sections.some(({ granted }) => granted) ? sections.filter(({ granted }) => !granted) : [];

/** Those whom the release still names: neither left out by the owner nor shut out by their own declaration. */
const stillNamed = (readers: ReleaseView["readers"]): ReleaseView["readers"] =>
  readers.filter(({ standing }) => standing !== "removed" && standing !== "declared_interest");
