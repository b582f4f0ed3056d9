"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Form } from "@/components/ui/form";
import { useFormRequest } from "@/components/ui/use-form-request";
import { EmailField } from "./email-field";

/** Asks for the address and has a code mailed to it. */
export function EmailStep({ onSent }: { onSent: (email: string) => void }) {
  const t = useTranslations("accounts.signIn");
  const locale = useLocale();
  const [email, setEmail] = useState("");
  const { send, pending, errors, fields } = useFormRequest<{ email: string }>({ email: "email" });
  const submit = async () => {
    const sent = await send(() => request("POST", "/api/sign-in/code", { email }));
    if (sent) onSent(sent.email);
  };
  return (
    <Form onSubmit={submit} isPassing>
      <ErrorSummary errors={errors} />
      <p>{t("intro")}</p>
      <EmailField
        label={t("email")}
        hint={t("emailHint")}
        error={fields.email}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <p className="quiet">
        {t("collection")} <a href={`/${locale}/privacy`}>{t("privacy")}</a>
      </p>
      <Cluster>
        <Button type="submit" tone="primary" pending={pending}>
          {t("sendCode")}
        </Button>
      </Cluster>
      <p style={{ marginTop: 16 }}>
        <a href={`/${locale}/sign-in/assisted`}>{t("assisted")}</a>
      </p>
    </Form>
  );
}
