import { useTranslations } from "next-intl";
import { Cluster } from "@/components/ui/cluster";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { LocalisedText } from "@/lib/programmes/localised";
import type { VersionStatus } from "@/lib/programmes/schema";
import { RubricEditor } from "./rubric-editor";
import { SetUpAction } from "./set-up-action";
import styles from "./set-up-form.module.css";

type SetUpRubricProps = {
  title: string;
  programmeId: string;
  /** Of one organisation, the newest first; drafts only for those who write them. */
  rubrics: readonly {
    id: string;
    number: number;
    status: VersionStatus;
    publishedAt: Date | null;
    name: LocalisedText;
    scaleMeaning: LocalisedText;
    revision: number;
    criteria: {
      id: string;
      key: string;
      label: LocalisedText;
      hint: LocalisedText;
      weight: number;
    }[];
  }[];
  isOwn: boolean;
  locale: Locale;
};

type Rubric = SetUpRubricProps["rubrics"][number];

/** One organisation's rubric: what is published, and for its own people the draft. */
export function SetUpRubric({ title, programmeId, rubrics, isOwn, locale }: SetUpRubricProps) {
  const t = useTranslations("setup.rubric");
  const published = rubrics.find((rubric) => rubric.status === "published");
  const draft = isOwn ? rubrics.find((rubric) => rubric.status === "draft") : undefined;
  const url = `/api/programmes/${programmeId}/rubrics`;
  return (
    <Section title={title}>
      {published ? <Published rubric={published} locale={locale} /> : <p>{t("none")}</p>}
      {draft ? (
        <Section
          title={`${t("versionLine", { number: draft.number })} · ${draft.name[locale]}`}
          level={3}
        >
          <RubricEditor key={draft.id} rubric={draft} />
        </Section>
      ) : null}
      {isOwn && !draft ? (
        <Cluster>
          <SetUpAction url={url} body={{ from: "template" }} label={t("fromTemplate")} />
          {rubrics.length > 0 ? (
            <SetUpAction url={url} body={{ from: "last" }} label={t("fromLast")} />
          ) : null}
        </Cluster>
      ) : null}
    </Section>
  );
}

function Published({ rubric, locale }: { rubric: Rubric; locale: Locale }) {
  const t = useTranslations("setup");
  return (
    <>
      <p>
        <strong>{rubric.name[locale]}</strong>{" "}
        <span className="quiet">
          {t("rubric.versionLine", { number: rubric.number })}
          {rubric.publishedAt
            ? ` · ${t("form.published", { date: formatDate(rubric.publishedAt, locale) })}`
            : null}
        </span>
      </p>
      <DataTable
        caption={t("rubric.criteria")}
        rows={rubric.criteria}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "label",
            header: t("rubric.label"),
            rowHeader: true,
            cell: (row) => (
              <>
                <b>{row.label[locale]}</b>
                <div className="quiet">{row.hint[locale]}</div>
              </>
            ),
          },
          { key: "weight", header: t("rubric.weight"), numeric: true, cell: (row) => row.weight },
        ]}
      />
      <p className={`quiet ${styles.below}`}>{rubric.scaleMeaning[locale]}</p>
    </>
  );
}
