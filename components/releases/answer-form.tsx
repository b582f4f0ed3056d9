"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { DateField } from "@/components/ui/date-field";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { hongKongDate, endOfDay } from "@/lib/i18n/hong-kong-time";
import { formatDate, formatFileSize } from "@/lib/i18n/format";
import type { ReleaseView, VersionDocument } from "@/lib/releases/views";
import { ConfirmGrant } from "./confirm-grant";
import { ReleaseAct } from "./release-act";
import styles from "./releases.module.css";
import { Ticks } from "./ticks";

type AnswerFormProps = {
  release: ReleaseView;
  documents: readonly VersionDocument[];
  partner: string;
  /** The version that a yes opens. */
  version: number;
  /** The text of each section, by its key. */
  texts: Readonly<Record<string, ReactNode>>;
};

type Values = { sections: string[]; papers: string[]; readers: string[]; day: string };

/**
 * The owner's answer: which sections and documents, to whom, until when; or no. Nothing is ticked beforehand, and what is
 * about to open is named before it does.
 */
export function AnswerForm({ release, documents, partner, version, texts }: AnswerFormProps) {
  const t = useTranslations("releases.own");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const named = release.readers.filter(({ standing }) => standing === "awaits_owner");
  const { handleSubmit, control } = useForm<Values>({
    defaultValues: {
      sections: [],
      papers: [],
      readers: [],
      day: hongKongDate(release.until),
    },
    shouldFocusError: false,
  });
  const [sections, readers, day] = useWatch({ control, name: ["sections", "readers", "day"] });
  const [chosen, setChosen] = useState<Values | null>(null);
  const shown = documents.filter(({ sectionKey }) => sections.includes(sectionKey));
  const papersOf = ({ papers }: Values) => shown.filter(({ id }) => papers.includes(id));
  const grant = useAction(
    (_context, values: Values) =>
      request("POST", `/api/releases/${release.id}/answer`, {
        answer: "grant",
        sections: values.sections,
        documents: papersOf(values).map(({ id }) => id),
        readers: values.readers,
        ...(values.day === hongKongDate(release.until) ? {} : { until: endOfDay(values.day) }),
      }),
    () => {
      setChosen(null);
      announce(t("granted"));
      router.refresh();
    },
  );
  const titleOf = (key: string) => release.sections.find((each) => each.key === key)?.title ?? key;
  const fields = grant.problem?.fields ?? {};
  return (
    <Form className={styles.form ?? ""} onSubmit={handleSubmit(setChosen)}>
      <Controller
        control={control}
        name="sections"
        render={({ field: { value, onChange } }) => (
          <Ticks
            id="release-sections"
            legend={t("whichSections")}
            hint={t("sectionsHint")}
            options={release.sections.map(({ key, title }) => ({
              value: key,
              label: title,
              below: texts[key],
            }))}
            value={value}
            onChange={onChange}
          />
        )}
      />
      {shown.length > 0 ? (
        <Controller
          control={control}
          name="papers"
          render={({ field: { value, onChange } }) => (
            <Ticks
              id="release-documents"
              legend={t("whichDocuments")}
              hint={t("documentsHint")}
              options={shown.map(({ id, name, size, sectionKey, obstacle }) => ({
                value: id,
                label: name,
                disabled: obstacle !== null,
                hint: obstacle
                  ? t("notReleasable", { reason: obstacle })
                  : `${titleOf(sectionKey)} · ${formatFileSize(size, locale)}`,
              }))}
              value={value}
              onChange={onChange}
            />
          )}
        />
      ) : sections.length > 0 ? (
        <p className="quiet">{t("noDocuments")}</p>
      ) : null}
      <Controller
        control={control}
        name="readers"
        render={({ field: { value, onChange } }) => (
          <Ticks
            id="release-readers"
            legend={t("whichPeople")}
            options={named.map(({ id, name, unit }) => ({
              value: id,
              label: name,
              ...(unit ? { hint: unit } : {}),
            }))}
            value={value}
            onChange={onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="day"
        render={({ field: { value, onChange } }) => (
          <DateField
            id="release-until"
            label={t("until")}
            hint={t("untilHint", { partner, until: formatDate(release.until, locale) })}
            error={fields["until"]}
            value={value}
            onChange={onChange}
          />
        )}
      />
      {chosen ? null : <ProblemBanner problem={grant.problem} />}
      <Cluster variant="bar">
        <Button
          type="submit"
          tone="primary"
          disabled={sections.length === 0 || readers.length === 0 || day === ""}
        >
          {t("grant", { count: readers.length })}
        </Button>
        <ReleaseAct
          label={t("refuse")}
          url={`/api/releases/${release.id}/answer`}
          body={{ answer: "refuse" }}
          done={t("refused_done")}
          confirm={{
            title: t("refuseTitle", { partner }),
            text: t("refuseBody", { partner }),
            label: t("refuse"),
            reasonLabel: t("reasonLabel", { partner }),
          }}
        />
      </Cluster>
      <ConfirmGrant
        opened={chosen !== null}
        onClose={() => setChosen(null)}
        opening={{
          sections: sections.map(titleOf),
          documents: chosen ? papersOf(chosen).map(({ name }) => name) : [],
          people: named.filter(({ id }) => readers.includes(id)).map(({ name }) => name),
          version,
          until: day,
        }}
        label={t("grant", { count: readers.length })}
        partner={partner}
        pending={grant.pending}
        problem={grant.problem}
        onConfirm={() => {
          if (chosen) void grant.run(chosen);
        }}
      />
    </Form>
  );
}
