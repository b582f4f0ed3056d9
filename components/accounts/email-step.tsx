"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Form } from "@/components/ui/form";
import { useFormRequest } from "@/components/ui/use-form-request";
import { EmailField } from "./email-field";
import { keepEmail, useKeptEmail } from "./kept-email";
import { Between } from "@/components/ui/between";

/** Asks for the address and has a code mailed to it; `codeHref` is the step after it. */
export function EmailStep({ codeHref }: { codeHref: string }) {
  const t = useTranslations("accounts.signIn");
  const locale = useLocale();
  const router = useRouter();
  const kept = useKeptEmail();
  const [typed, setTyped] = useState<string | null>(null);
  const email = typed ?? kept ?? "";
  const { send, pending, errors, fields } = useFormRequest<{ email: string }>({ email: "email" });
  const submit = async () => {
    const sent = await send(() => request("POST", "/api/sign-in/code", { email }));
    if (!sent) return;
    keepEmail(sent.email);
    router.push(codeHref);
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
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="quiet">
        {t("collection")}
        <Between />
        <a href={`/${locale}/privacy`}>{t("privacy")}</a>
      </p>
      <Cluster>
        <Button type="submit" tone="primary" pending={pending}>
          {t("sendCode")}
        </Button>
        <a href={codeHref}>{t("haveCode")}</a>
      </Cluster>
      <p style={{ marginTop: 16 }}>
        <a href={`/${locale}/sign-in/assisted`}>{t("assisted")}</a>
      </p>
    </Form>
  );
}
