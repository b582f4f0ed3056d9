"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/components/ui/fields";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { KeptOut, SharingView } from "@/lib/releases/views";
import { onceEach } from "./people";
import { ReleaseAct } from "./release-act";
import styles from "./releases.module.css";

type KeptOutListProps = {
  applicationId: string;
  keptOut: readonly KeptOut[];
  people: SharingView["people"];
  /** Adding is open to an owner who was helped to sign in; taking off is not. */
  mayKeepOut: boolean;
  locale: Locale;
};

/** People and units that see nothing of the application, whatever else they were given. */
export function KeptOutList(props: KeptOutListProps) {
  const { applicationId, keptOut, people, mayKeepOut, locale } = props;
  const t = useTranslations("releases.keptOut");
  const comma = useTranslations("releases")("comma");
  const [chosen, setChosen] = useState("");
  const url = `/api/applications/${applicationId}/must-not-see`;
  const nameOf = ({ person, unit }: KeptOut) => person ?? t("unit", { unit: unit ?? "" });
  const units = [...new Set(people.flatMap(({ unit }) => unit ?? []))].filter(
    (unit) => !keptOut.some((line) => line.unit === unit),
  );
  const persons = onceEach(people).filter(
    ({ person }) => !keptOut.some(({ personId }) => personId === person.personId),
  );
  const options = [
    ...persons.map(({ person: { membershipId, name }, units: of }) => ({
      value: `person:${membershipId}`,
      label: of.length > 0 ? `${name} (${of.join(comma)})` : name,
    })),
    ...units.map((unit) => ({ value: `unit:${unit}`, label: t("unit", { unit }) })),
  ];
  const [kind = "", ...rest] = chosen.split(":");
  const value = rest.join(":");
  const who = options.find((option) => option.value === chosen)?.label ?? "";
  return (
    <>
      {keptOut.length === 0 ? <p className="quiet">{t("none")}</p> : null}
      <ul className={styles.lines}>
        {keptOut.map((line) => (
          <li key={line.id}>
            <span>
              <b>{nameOf(line)}</b>{" "}
              <span className="quiet">{t("since", { date: formatDate(line.since, locale) })}</span>
            </span>
            {mayKeepOut ? (
              <ReleaseAct
                ownSignIn
                label={t("remove")}
                about={nameOf(line)}
                size="small"
                method="DELETE"
                url={`${url}/${line.id}`}
                done={t("removed")}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayKeepOut && options.length > 0 ? (
        <div className={styles.inline}>
          <SelectField
            id="kept-out"
            label={t("label")}
            blank={t("choose")}
            options={options}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          />
          {chosen ? (
            <ReleaseAct
              key={chosen}
              label={t("add")}
              url={url}
              body={kind === "unit" ? { unit: value } : { membership: value }}
              done={t("added")}
              confirm={{
                title: t("confirmTitle", { who }),
                text: t("confirmBody"),
                label: t("add"),
              }}
            />
          ) : null}
        </div>
      ) : null}
    </>
  );
}
