"use client";

import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useFormRequest } from "@/components/ui/use-form-request";
import { EmailField } from "./email-field";

const fieldIds = { email: "email", code: "code" };
const blank = { email: "", code: "" };

/** Takes the address and the code that staff told, and opens an assisted session. */
export function AssistedSignInForm() {
  const t = useTranslations("accounts.assisted");
  const locale = useLocale();
  const { register, handleSubmit } = useForm({ defaultValues: blank, shouldFocusError: false });
  const { send, pending, errors, fields } = useFormRequest<{ path: string }>(fieldIds);
  const submit = async (values: typeof blank) => {
    const done = await send(() => request("POST", "/api/sign-in/assisted", values));
    if (done) window.location.assign(`/${locale}${done.path}`);
  };
  return (
    <Form onSubmit={handleSubmit(submit)} isPassing>
      <ErrorSummary errors={errors} />
      <p>{t("intro")}</p>
      <p className="quiet">{t("limits")}</p>
      <EmailField
        label={t("email")}
        hint={t("emailHint")}
        error={fields.email}
        {...register("email")}
      />
      <TextField
        id="code"
        label={t("code")}
        hint={t("codeHint")}
        error={fields.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        {...register("code")}
      />
      <Cluster>
        <Button type="submit" tone="primary" pending={pending}>
          {t("signIn")}
        </Button>
        <a href={`/${locale}/sign-in`}>{t("byMail")}</a>
      </Cluster>
    </Form>
  );
}
