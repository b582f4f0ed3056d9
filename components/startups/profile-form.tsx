"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm, type FieldErrors } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary, type SummaryError } from "@/components/ui/error-summary";
import { SelectField, TextAreaField, TextField, type Option } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { useProblemText } from "@/components/ui/problem-banner";
import { OwnSignInButton } from "@/components/ui/own-sign-in";
import { useAction } from "@/components/ui/use-action";
import { AlreadyYours, asksForAnother } from "./already-yours";
import {
  formFromProfile,
  profileFormSchema,
  profileFromForm,
  type ProfileForm as Values,
  type StoredProfile,
} from "./profile-schema";

type ProfileFormProps = {
  /** Null: a new startup. */
  startup: ({ id: string } & StoredProfile) | null;
  countries: readonly Option[];
  /** Where a new startup's owner goes next, without language. */
  next?: string | undefined;
};

/** Names in their scripts, place, size, and a few words; only the name is needed. */
export function ProfileForm({ startup, countries, next }: ProfileFormProps) {
  const t = useTranslations("apply.startup");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const sentence = useProblemText();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const { register, handleSubmit, formState, reset } = useForm<Values>({
    resolver: zodResolver(profileFormSchema),
    defaultValues: formFromProfile(startup ?? {}),
    shouldFocusError: false,
  });
  const { run, pending, problem } = useAction(
    (_context, values: Values, another: boolean) =>
      startup
        ? request<{ id: string }>("PUT", `/api/startups/${startup.id}`, profileFromForm(values))
        : request<{ id: string }>(
            "POST",
            "/api/startups",
            { ...profileFromForm(values), another },
            { goesOn: true },
          ),
    ({ id }) => {
      if (startup) announce(t("saved"));
      else router.push(`/${locale}${next ?? `/startups/${id}`}`);
      router.refresh();
    },
  );
  const send = async (values: Values, another = false) => {
    setErrors([]);
    await run(values, another);
    if (startup) reset(values);
  };
  const refuse = (found: FieldErrors<Values>) =>
    setErrors(
      Object.entries(found).map(([field, error]) => ({
        fieldId: field,
        message: t(error?.message ?? "tooLong"),
      })),
    );
  const field = (name: keyof Values) => {
    const message = formState.errors[name]?.message;
    const refused = problem?.fields[name];
    return { id: name, ...register(name), error: refused ?? (message ? t(message) : undefined) };
  };
  // A startup is begun in one's own session; what there is may be mended in any.
  const Submit = startup ? Button : OwnSignInButton;
  const problems = problem ? [{ message: sentence(problem) }, ...errors] : errors;
  return (
    <Form onSubmit={handleSubmit((values, event) => send(values, asksForAnother(event)), refuse)}>
      <ErrorSummary errors={problems.length > 0 ? problems : errors} />
      <TextField {...field("displayName")} label={t("displayName")} hint={t("displayNameHint")} />
      <TextField {...field("nameEn")} label={t("nameEn")} optional />
      <TextField {...field("nameZhHant")} label={t("nameZhHant")} hint={t("nameHint")} optional />
      <TextField {...field("nameZhHans")} label={t("nameZhHans")} hint={t("nameHint")} optional />
      <TextField
        {...field("website")}
        label={t("website")}
        hint={t("websiteHint")}
        inputMode="url"
        optional
      />
      <SelectField
        {...field("country")}
        label={t("country")}
        options={countries}
        blank={t("noCountry")}
        optional
      />
      <TextField {...field("city")} label={t("city")} optional />
      <TextField {...field("foundedYear")} label={t("foundedYear")} inputMode="numeric" optional />
      <TextField {...field("teamSize")} label={t("teamSize")} inputMode="numeric" optional />
      <TextField {...field("oneLiner")} label={t("oneLiner")} hint={t("oneLinerHint")} optional />
      <TextAreaField
        {...field("description")}
        label={t("description")}
        hint={t("descriptionHint")}
        limit={4000}
        defaultValue={startup?.description ?? ""}
        optional
      />
      <AlreadyYours problem={problem} pending={pending} />
      <Cluster variant="bar">
        <Submit type="submit" tone="primary" pending={pending}>
          {t(startup ? "save" : "create")}
        </Submit>
      </Cluster>
    </Form>
  );
}
