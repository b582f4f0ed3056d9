"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { organisationKinds } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/locales";
import { useFormRequest } from "@/components/ui/use-form-request";

type Names = Record<Locale, string>;
type Values = { slug: string; kind: string; name: Names; shortName: Names };

const noNames: Names = { "en-HK": "", "zh-HK": "", "zh-CN": "" };
const blank: Values = { slug: "", kind: "", name: noNames, shortName: noNames };

const parts = [
  { key: "nameEn", path: "name.en-HK", lang: "en-HK" },
  { key: "nameHk", path: "name.zh-HK", lang: "zh-HK" },
  { key: "nameCn", path: "name.zh-CN", lang: "zh-CN" },
  { key: "shortEn", path: "shortName.en-HK", lang: "en-HK" },
  { key: "shortHk", path: "shortName.zh-HK", lang: "zh-HK" },
  { key: "shortCn", path: "shortName.zh-CN", lang: "zh-CN" },
] as const;

const idOf = (path: string) => `organisation-${path.replace(".", "-")}`;
const fieldIds = Object.fromEntries(
  ["slug", "kind", ...parts.map(({ path }) => path)].map((path) => [path, idOf(path)]),
);

/** Adds an organisation with its names in the three languages. */
export function OrganisationForm() {
  const t = useTranslations("accounts.admin");
  const router = useRouter();
  const announce = useAnnounce();
  const { register, handleSubmit, reset } = useForm<Values>({
    defaultValues: blank,
    shouldFocusError: false,
  });
  const { send, pending, errors, fields } = useFormRequest<{ id: string }>(fieldIds);
  const field = (path: "slug" | "kind" | (typeof parts)[number]["path"]) => ({
    id: idOf(path),
    error: fields[path],
    ...register(path),
  });
  const submit = async (values: Values) => {
    if (!(await send(() => request("POST", "/api/organisations", values)))) return;
    reset(blank);
    announce(t("added"));
    router.refresh();
  };
  return (
    <Form onSubmit={handleSubmit(submit)}>
      <ErrorSummary errors={errors} />
      <SelectField
        {...field("kind")}
        label={t("kind")}
        options={organisationKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <TextField {...field("slug")} label={t("slug")} hint={t("slugHint")} autoComplete="off" />
      {parts.map(({ key, path, lang }) => (
        <TextField key={path} {...field(path)} label={t(key)} lang={lang} autoComplete="off" />
      ))}
      <Cluster>
        <Button type="submit" tone="primary" pending={pending}>
          {t("add")}
        </Button>
      </Cluster>
    </Form>
  );
}
