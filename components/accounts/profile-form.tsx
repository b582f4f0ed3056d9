"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { locales, type Locale } from "@/lib/i18n/locales";
import { useFormRequest } from "@/components/ui/use-form-request";

const names = ["displayName", "familyName", "givenName", "englishName", "chineseName"] as const;
const keys = [...names, "phone", "locale"] as const;
type Key = (typeof keys)[number];
export type ProfileValues = Record<Key, string>;

const languageNames: Record<Locale, string> = {
  "en-HK": "English",
  "zh-HK": "繁體中文",
  "zh-CN": "简体中文",
};

const autoComplete: Partial<Record<Key, string>> = {
  displayName: "name",
  familyName: "family-name",
  givenName: "given-name",
  phone: "tel",
};

const fieldIds = Object.fromEntries(keys.map((key) => [key, key]));

/** A person's own names, telephone and language. With `next`, saving goes there (after the first sign-in). */
export function ProfileForm({ values, next }: { values: ProfileValues; next: string | null }) {
  const t = useTranslations("accounts.profile");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const { register, handleSubmit } = useForm<ProfileValues>({
    defaultValues: values,
    shouldFocusError: false,
  });
  const { send, pending, errors, fields } = useFormRequest<{ id: string }>(fieldIds);
  const field = (key: Key) => ({
    id: key,
    label: t(key),
    error: fields[key],
    defaultValue: values[key],
    ...register(key),
  });
  const submit = async (draft: ProfileValues) => {
    if (!(await send(() => request("PATCH", "/api/me", draft)))) return;
    announce(t("saved"));
    if (next) window.location.assign(`/${locale}${next}`);
    else router.refresh();
  };
  return (
    <Form onSubmit={handleSubmit(submit)}>
      <ErrorSummary errors={errors} />
      {names.map((key) => (
        <TextField
          key={key}
          {...field(key)}
          optional={key !== "displayName"}
          autoComplete={autoComplete[key] ?? "off"}
          {...(key === "displayName" ? { hint: t("displayNameHint") } : {})}
        />
      ))}
      <TextField {...field("phone")} hint={t("phoneHint")} optional type="tel" autoComplete="tel" />
      <SelectField
        {...field("locale")}
        blank={null}
        options={locales.map((value) => ({ value, label: languageNames[value] }))}
      />
      <Cluster variant="bar">
        <Button type="submit" tone="primary" pending={pending}>
          {t("save")}
        </Button>
      </Cluster>
    </Form>
  );
}
