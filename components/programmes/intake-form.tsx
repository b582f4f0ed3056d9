"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Controller, useFieldArray, type UseFormReturn } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ChipChoice } from "@/components/ui/chip-choice";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { locales, type Locale } from "@/lib/i18n/locales";
import {
  blankCutOff,
  intakeBody,
  intakeValues,
  type FormIntake,
  type IntakeValues,
} from "./intake-values";
import { LocalisedFields } from "./localised-fields";
import { SetUpDate } from "./set-up-date";
import styles from "./set-up-form.module.css";
import { useSetUpForm, type FieldAt } from "./use-set-up-form";

type IntakeFormProps = {
  locale: Locale;
  programme: { id: string; slug: string };
  /** Null: a new one. */
  intake: FormIntake | null;
  /** Open: what was announced may only move later, grow or be added to. */
  isOpen: boolean;
  formVersions: { value: string; label: string }[];
};

/** Makes or changes an intake. Every date and time is Hong Kong's. */
export function IntakeForm({ locale, programme, intake, isOpen, formVersions }: IntakeFormProps) {
  const t = useTranslations("setup");
  const router = useRouter();
  const announce = useAnnounce();
  const back = `/${locale}/desk/programmes/${programme.slug}`;
  const { form, field, errorAt, submit, pending, errors } = useSetUpForm<
    IntakeValues,
    { slug: string }
  >({
    defaultValues: intakeValues(intake, locales),
    send: (values) =>
      intake
        ? request("PUT", `/api/programmes/intakes/${intake.id}`, intakeBody(values, intake))
        : request("POST", `/api/programmes/${programme.id}/intakes`, intakeBody(values, null)),
    onDone: () => {
      announce(t("saved"));
      router.push(back);
      router.refresh();
    },
  });
  const cutOffs = useFieldArray({ control: form.control, name: "cutOffs" });
  const kind = form.watch("kind");
  const text = { field, errorAt };
  return (
    <Form className={styles.form} onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {isOpen ? <Notice>{t("intake.openNotice")}</Notice> : null}
      <LocalisedFields path="name" label={t("intake.name")} {...text} />
      <SelectField
        label={t("intake.kind")}
        options={[
          { value: "window", label: t("intake.window") },
          { value: "rolling", label: t("intake.rolling") },
        ]}
        blank={null}
        {...field("kind")}
      />
      <Section title={t("intake.dates")} intro={t("intake.datesIntro")}>
        <IntakeDates kind={kind} field={field} form={form} />
        {kind === "rolling" ? (
          <>
            {cutOffs.fields.map((cutOff, index) => (
              <CutOffFields
                key={cutOff.id}
                index={index}
                field={field}
                form={form}
                onRemove={() => cutOffs.remove(index)}
              />
            ))}
            <div className={styles.add}>
              <Button size="small" onClick={() => cutOffs.append(blankCutOff)}>
                {t("intake.addCutOff")}
              </Button>
            </div>
          </>
        ) : null}
      </Section>
      <Section title={t("intake.forWhom")}>
        <Controller
          control={form.control}
          name="acceptedLanguages"
          render={({ field: { value, onChange } }) => (
            <ChipChoice
              id="acceptedLanguages"
              name="acceptedLanguages"
              kind="many"
              label={t("intake.languages")}
              error={errorAt("acceptedLanguages")}
              options={locales.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
              value={value}
              onChange={onChange}
            />
          )}
        />
        <LocalisedFields path="lookingFor" label={t("intake.lookingFor")} {...text} />
        <LocalisedFields path="originText" label={t("intake.origin")} {...text} />
      </Section>
      <Section title={t("intake.work")}>
        <SelectField
          label={t("intake.formVersion")}
          hint={t("intake.formVersionHint")}
          options={formVersions}
          blank={t("intake.newestForm")}
          {...field("formVersionId")}
        />
        <TextField
          label={t("intake.reviewers")}
          inputMode="numeric"
          {...field("reviewersPerOrganisation")}
        />
        <LocalisedFields path="cohortName" label={t("intake.cohort")} optional {...text} />
      </Section>
      <Cluster variant="bar">
        <Button type="submit" tone="primary" pending={pending}>
          {intake ? t("save") : t("intake.create")}
        </Button>
        <ButtonLink href={back}>{t("cancel")}</ButtonLink>
      </Cluster>
    </Form>
  );
}

type DatesProps = { field: FieldAt; form: UseFormReturn<IntakeValues> };

function IntakeDates({ kind, field, form }: DatesProps & { kind: string }) {
  const t = useTranslations("setup.intake");
  const date = (path: string, label: string, hint?: string, optional?: boolean) => (
    <SetUpDate
      withTime
      form={form}
      label={label}
      hint={hint}
      optional={optional}
      {...field(path)}
    />
  );
  return (
    <div className={styles.pair}>
      {date("opensAt", t("opensAt"))}
      {kind === "rolling"
        ? date("closesAt", t("endsAt"), t("endsAtHint"), true)
        : date("closesAt", t("closesAt"))}
      <TextField
        label={t("grace")}
        hint={t("graceHint")}
        inputMode="numeric"
        {...field("graceMinutes")}
      />
      {kind === "window" ? (
        <>
          {date("reviewsDueAt", t("reviewsDueAt"))}
          {date("panelAt", t("panelAt"))}
          {date("answerBy", t("answerBy"))}
        </>
      ) : null}
    </div>
  );
}

type CutOffFieldsProps = DatesProps & { index: number; onRemove: () => void };

function CutOffFields({ index, field, form, onRemove }: CutOffFieldsProps) {
  const t = useTranslations("setup.intake");
  return (
    <fieldset className={styles.row}>
      <legend className="sr-only">{t("cutOff", { number: index + 1 })}</legend>
      <div className={styles.rowHead}>
        <h3>{t("cutOff", { number: index + 1 })}</h3>
        <Button size="small" tone="quiet" onClick={onRemove}>
          {t("removeCutOff", { number: index + 1 })}
        </Button>
      </div>
      <div className={styles.pair}>
        <SetUpDate
          withTime
          form={form}
          label={t("closesAt")}
          {...field(`cutOffs.${index}.closesAt`)}
        />
        <SetUpDate
          withTime
          form={form}
          label={t("panelAt")}
          {...field(`cutOffs.${index}.panelAt`)}
        />
        <SetUpDate
          withTime
          form={form}
          label={t("answerBy")}
          {...field(`cutOffs.${index}.answerBy`)}
        />
      </div>
    </fieldset>
  );
}
