"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ChipChoice } from "@/components/ui/chip-choice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateField } from "@/components/ui/date-field";
import { TextAreaField } from "@/components/ui/fields";
import { dayAfter, isDayFrom, lastMinuteOfDay } from "@/lib/i18n/hong-kong-time";
import { fieldErrors, type FieldErrors } from "./screening-values";
import { useScreening } from "./use-screening";

type ReturnForPapersProps = {
  applicationId: string;
  startup: string;
  sections: readonly { key: string; title: string }[];
  /** The database's clock, ISO. */
  now: string;
};

const names = ["sections", "dueAt", "message"] as const;
type Name = (typeof names)[number];

/** Asks the startup for papers: which sections, by when, and why. */
export function ReturnForPapers({ applicationId, startup, sections, now }: ReturnForPapersProps) {
  const t = useTranslations("desk.screen");
  const step = useScreening(applicationId, "return", t("returnDone"));
  const [chosen, setChosen] = useState<string[]>([]);
  const [due, setDue] = useState(dayAfter(now, 14));
  const [message, setMessage] = useState("");
  const [own, setOwn] = useState<FieldErrors<Name>>({});
  const errors = { ...own, ...(step.problem ? fieldErrors(names, step.problem.fields) : {}) };

  const send = () => {
    const found: FieldErrors<Name> = {
      ...(chosen.length === 0 ? { sections: t("errors.sections") } : {}),
      ...(!isDayFrom(due, dayAfter(now)) ? { dueAt: t("errors.date") } : {}),
      ...(message.trim().length < 10 ? { message: t("errors.message") } : {}),
    };
    setOwn(found);
    const first = names.find((name) => found[name]);
    if (first) document.getElementById(`return-${first}`)?.focus();
    else void step.run({ sections: chosen, dueAt: lastMinuteOfDay(due), message: message.trim() });
  };
  return (
    <>
      <Button onClick={step.open} data-testid="return">
        {t("return")}
      </Button>
      <ConfirmDialog
        opened={step.opened}
        onClose={step.close}
        title={t("returnTitle", { startup })}
        confirmLabel={t("returnConfirm")}
        pending={step.pending}
        problem={step.problem}
        onConfirm={send}
      >
        <p>{t("returnIntro")}</p>
        <ChipChoice
          id="return-sections"
          kind="many"
          name="sections"
          label={t("returnSections")}
          options={sections.map(({ key, title }) => ({ value: key, label: title }))}
          value={chosen}
          onChange={setChosen}
          error={errors.sections}
        />
        <DateField
          id="return-dueAt"
          label={t("returnDue")}
          hint={t("returnDueHint")}
          value={due}
          onChange={setDue}
          error={errors.dueAt}
        />
        <TextAreaField
          id="return-message"
          label={t("returnMessage")}
          hint={t("returnMessageHint")}
          limit={2000}
          value={message}
          onChange={(event) => setMessage(event.target.value)}
          error={errors.message}
        />
      </ConfirmDialog>
    </>
  );
}
