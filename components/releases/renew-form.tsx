"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Cluster } from "@/components/ui/cluster";
import { formatDate, formatFileSize } from "@/lib/i18n/format";
import { ReleaseAct } from "./release-act";
import { Ticks } from "./ticks";

type RenewFormProps = {
  releaseId: string;
  /** What the renewal opens, by name. */
  sections: readonly string[];
  people: readonly string[];
  until: string;
  version: number;
  documents: readonly {
    id: string;
    name: string;
    size: number;
    isReleased: boolean;
    obstacle: string | null;
  }[];
};

/** After the difference was looked at: the newer version goes to the same people, with the documents chosen. */
export function RenewForm(props: RenewFormProps) {
  const { releaseId, version, documents, sections, people, until } = props;
  const t = useTranslations("releases.own");
  const comma = useTranslations("releases")("comma");
  const locale = useLocale();
  const [chosen, setChosen] = useState(
    documents.filter(({ isReleased }) => isReleased).map(({ id }) => id),
  );
  return (
    <>
      {documents.length > 0 ? (
        <Ticks
          id="renew-documents"
          legend={t("whichDocuments")}
          hint={t("documentsHint")}
          options={documents.map(({ id, name, size, obstacle }) => ({
            value: id,
            label: name,
            disabled: obstacle !== null,
            hint: obstacle
              ? t("notReleasable", { reason: obstacle })
              : formatFileSize(size, locale),
          }))}
          value={chosen}
          onChange={setChosen}
        />
      ) : null}
      <Cluster>
        <ReleaseAct
          tone="primary"
          label={t("renew", { newer: version })}
          url={`/api/releases/${releaseId}/renewal`}
          body={{ version, documents: chosen }}
          done={t("renewed", { newer: version })}
          confirm={{
            title: t("renewConfirm", { newer: version }),
            text: t("renewBody", {
              version,
              sections: sections.join(comma),
              documents: documents
                .filter(({ id }) => chosen.includes(id))
                .map(({ name }) => name)
                .join(comma),
              withDocuments: chosen.length > 0 ? "yes" : "no",
              people: people.join(comma),
              until: formatDate(until, locale),
            }),
            label: t("renew", { newer: version }),
          }}
        />
      </Cluster>
    </>
  );
}
