"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { linesOf } from "@/components/programmes/use-set-up-form";
import { request, type Problem } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ChipChoice, type Chip } from "@/components/ui/chip-choice";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary, type SummaryError } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { CheckboxField, TextAreaField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { useProblemText } from "@/components/ui/problem-banner";
import { locales } from "@/lib/i18n/locales";
import { mentorProfileSchema, type MentorProfileInput } from "@/lib/mentoring/schema";
import styles from "./mentoring.module.css";
import { inputFromForm, limits, valuesOf, type ProfileValues } from "./profile-values";

type MentorProfileFormProps = {
  profile: MentorProfileInput;
  areas: readonly Chip[];
  modalities: readonly Chip[];
  topics: readonly Chip[];
};

type Errors = Record<string, string>;

/** What a mentor helps with: judged by the server's own schema before it is sent. */
export function MentorProfileForm({ profile, areas, modalities, topics }: MentorProfileFormProps) {
  const t = useTranslations("mentoring.pages.profile");
  const { register, handleSubmit, control, setValue } = useForm<ProfileValues>({
    defaultValues: valuesOf(profile),
    shouldFocusError: false,
  });
  const chosen = useWatch({ control });
  const { send, pending, errors, lines } = useSaving();
  const tLanguages = useTranslations("mentoring.pages.languages");
  const chips = (
    name: "areas" | "modalities" | "topics" | "languages",
    options: readonly Chip[],
  ) => (
    <ChipChoice
      id={name}
      kind="many"
      name={name}
      label={t(name)}
      hint={name === "languages" ? t("languagesHint") : undefined}
      error={errors[name]}
      options={options}
      value={chosen[name] ?? []}
      onChange={(values) => setValue(name, [...values], { shouldDirty: true })}
    />
  );
  const inLanguages = (name: "headline" | "about") => (
    <Field as="group" id={name} label={t(name)} hint={t(`${name}Hint`)} error={errors[name]}>
      <div className={styles.languages}>
        {locales.map((locale) => {
          const field = {
            id: `${name}.${locale}`,
            lang: locale,
            label: <span className="quiet">{tLanguages(locale)}</span>,
            error: errors[`${name}.${locale}`],
          };
          return name === "about" ? (
            <TextAreaField
              key={locale}
              {...field}
              {...register(`about.${locale}`)}
              defaultValue={profile.about[locale] ?? ""}
              limit={limits.about}
            />
          ) : (
            <TextField key={locale} {...field} {...register(`headline.${locale}`)} />
          );
        })}
      </div>
    </Field>
  );
  return (
    <Form onSubmit={handleSubmit(send)}>
      <ErrorSummary errors={lines} />
      {inLanguages("headline")}
      {inLanguages("about")}
      {chips("areas", areas)}
      {chips("modalities", modalities)}
      {chips("topics", topics)}
      {chips(
        "languages",
        locales.map((value) => ({ value, label: tLanguages(value) })),
      )}
      <TextField
        id="capacity"
        inputMode="numeric"
        label={t("capacity")}
        hint={t("capacityHint")}
        error={errors["capacity"]}
        {...register("capacity")}
      />
      <CheckboxField
        id="active"
        label={t("active")}
        hint={t("activeHint")}
        {...register("active")}
      />
      <Cluster variant="bar">
        <Button type="submit" tone="primary" pending={pending}>
          {t("save")}
        </Button>
      </Cluster>
    </Form>
  );
}

/** Judges, sends, and keeps what is wrong beside the fields and above the form. */
function useSaving() {
  const t = useTranslations("mentoring");
  const router = useRouter();
  const announce = useAnnounce();
  const sentenceOf = useProblemText();
  const [errors, setErrors] = useState<Errors>({});
  const [lines, setLines] = useState<SummaryError[]>([]);
  const [pending, setPending] = useState(false);

  const sentence = (path: string, message: string): string => {
    if (message === "mentoring.one_language") return t("errors.one_language");
    if (message === "mentoring.languages_needed") return t("errors.languages_needed");
    const [field = ""] = path.split(".");
    if (field === "headline" || field === "about")
      return t("pages.profile.tooLong", { max: limits[field] });
    return t(field === "capacity" ? "pages.profile.badCapacity" : "pages.profile.badChoice");
  };
  const refuse = (problem: Pick<Problem, "fields" | "title"> & Partial<Problem>) => {
    const whole: Problem = { status: 422, code: "platform.invalid", body: {}, ...problem };
    setErrors(whole.fields);
    setLines(linesOf(whole, sentenceOf(whole)));
  };
  const send = async (values: ProfileValues) => {
    const judged = mentorProfileSchema.safeParse(inputFromForm(values));
    if (!judged.success) {
      const fields = judged.error.issues.map(({ path, message }) => {
        const at = path.join(".");
        return [at, sentence(at, message)] as const;
      });
      refuse({ title: "", fields: Object.fromEntries(fields) });
      return;
    }
    setPending(true);
    const result = await request("PUT", "/api/mentors/profile", judged.data);
    setPending(false);
    if (!result.ok) {
      refuse(result.problem);
      return;
    }
    setErrors({});
    setLines([]);
    announce(t("pages.profile.saved"));
    router.refresh();
  };
  return { send, pending, errors, lines };
}
