"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { hongKongDate, endOfDay } from "@/lib/i18n/hong-kong-time";
import { formatDate, formatFileSize } from "@/lib/i18n/format";
import type { ReleaseView, VersionDocument } from "@/lib/releases/views";
import { ReleaseAct } from "./release-act";
import styles from "./releases.module.css";
import { Ticks } from "./ticks";

type AnswerFormProps = {
  release: ReleaseView;
  documents: readonly VersionDocument[];
  partner: string;
};

/** The owner's answer: which sections and documents, to whom, until when; or no. */
export function AnswerForm({ release, documents, partner }: AnswerFormProps) {
  const t = useTranslations("releases.own");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const named = release.readers.filter(({ standing }) => standing === "awaits_owner");
  const [sections, setSections] = useState(release.sections.map(({ key }) => key));
  const [papers, setPapers] = useState<string[]>([]);
  const [readers, setReaders] = useState(named.map(({ id }) => id));
  const [day, setDay] = useState(hongKongDate(release.until));
  const shown = documents.filter(({ sectionKey }) => sections.includes(sectionKey));
  const grant = useAction(
    () =>
      request("POST", `/api/releases/${release.id}/answer`, {
        answer: "grant",
        sections,
        documents: papers.filter((id) => shown.some((document) => document.id === id)),
        readers,
        ...(day === hongKongDate(release.until) ? {} : { until: endOfDay(day) }),
      }),
    () => {
      announce(t("granted"));
      router.refresh();
    },
  );
  const titleOf = (key: string) => release.sections.find((each) => each.key === key)?.title ?? key;
  const fields = grant.problem?.fields ?? {};
  return (
    <Form className={styles.form ?? ""} onSubmit={() => void grant.run()}>
      <Ticks
        id="release-sections"
        legend={t("whichSections")}
        options={release.sections.map(({ key, title }) => ({ value: key, label: title }))}
        value={sections}
        onChange={setSections}
      />
      {shown.length > 0 ? (
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
          value={papers}
          onChange={setPapers}
        />
      ) : (
        <p className="quiet">{t("noDocuments")}</p>
      )}
      <Ticks
        id="release-readers"
        legend={t("whichPeople")}
        options={named.map(({ id, name, unit }) => ({
          value: id,
          label: name,
          ...(unit ? { hint: unit } : {}),
        }))}
        value={readers}
        onChange={setReaders}
      />
      <TextField
        id="release-until"
        type="date"
        label={t("until")}
        hint={t("untilHint", { partner, until: formatDate(release.until, locale) })}
        error={fields["until"]}
        value={day}
        max={hongKongDate(release.until)}
        onChange={(event) => setDay(event.target.value)}
      />
      <ProblemBanner problem={grant.problem} />
      <Cluster variant="bar">
        <Button
          type="submit"
          tone="primary"
          pending={grant.pending}
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
    </Form>
  );
}
