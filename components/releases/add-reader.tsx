"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/components/ui/fields";
import type { PartnerPerson } from "@/lib/releases/views";
import { ReleaseAct } from "./release-act";
import styles from "./releases.module.css";

/** One more person is named; the owner says yes or no to them. */
export function AddReader({
  releaseId,
  people,
}: {
  releaseId: string;
  people: readonly PartnerPerson[];
}) {
  const t = useTranslations("releases");
  const [chosen, setChosen] = useState("");
  if (people.length === 0) return null;
  return (
    <div className={styles.inline}>
      <SelectField
        id="add-reader"
        label={t("release.add")}
        blank={t("keptOut.choose")}
        options={people.map(({ membershipId, name, unit }) => ({
          value: membershipId,
          label: unit ? `${name} (${unit})` : name,
        }))}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      />
      {chosen ? (
        <ReleaseAct
          key={chosen}
          label={t("release.addDo")}
          url={`/api/releases/${releaseId}/readers`}
          body={{ membership: chosen }}
          done={t("release.addDone")}
        />
      ) : null}
    </div>
  );
}
