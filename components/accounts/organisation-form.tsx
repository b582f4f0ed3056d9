"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { organisationKinds } from "@/lib/accounts/schema";
import { useFormRequest } from "@/components/ui/use-form-request";

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
  const [draft, setDraft] = useState<Record<string, string>>({});
  const { send, pending, errors, fields } = useFormRequest<{ id: string }>(fieldIds);
  const field = (path: string) => ({
    id: idOf(path),
    error: fields[path],
    value: draft[path] ?? "",
    onChange: (event: { target: { value: string } }) =>
      setDraft((before) => ({ ...before, [path]: event.target.value })),
  });
  const named = (group: "name" | "shortName") =>
    Object.fromEntries(
      parts
        .filter(({ path }) => path.startsWith(`${group}.`))
        .map(({ path, lang }) => [lang, draft[path] ?? ""]),
    );
  const submit = async () => {
    const body = {
      slug: draft.slug ?? "",
      kind: draft.kind ?? "",
      name: named("name"),
      shortName: named("shortName"),
    };
    if (!(await send(() => request("POST", "/api/organisations", body)))) return;
    setDraft({});
    announce(t("added"));
    router.refresh();
  };
  return (
    <Form onSubmit={submit}>
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
