"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { useFormRequest } from "@/components/ui/use-form-request";
import { EmailField } from "./email-field";
import { keepEmail, useKeptEmail } from "./kept-email";

type CodeStepProps = {
  next: string | null;
  locale: string;
  /** The step before: asks for the address and sends a code. */
  emailHref: string;
};

/** Takes the mailed code and opens the session. Who comes with a code from elsewhere also says the address. */
export function CodeStep({ next, locale, emailHref }: CodeStepProps) {
  const t = useTranslations("accounts.signIn");
  const announce = useAnnounce();
  const kept = useKeptEmail();
  const { register, handleSubmit, getValues, setFocus } = useForm({
    defaultValues: { email: "", code: "" },
    shouldFocusError: false,
  });
  useEffect(() => {
    if (kept) setFocus("code");
  }, [kept, setFocus]);
  const verify = useFormRequest<{ path: string }>({ code: "code", email: "email" });
  const again = useFormRequest<{ email: string }>({ email: "email" });
  const submit = async ({ email, code }: { email: string; code: string }) => {
    const body = { email: kept ?? email, code, ...(next ? { next } : {}) };
    const done = await verify.send(() => request("POST", "/api/sign-in/verify", body));
    if (!done) return;
    keepEmail(null);
    window.location.assign(`/${locale}${done.path}`);
  };
  const sendAgain = async () => {
    const email = kept ?? getValues("email");
    const sent = await again.send(() => request("POST", "/api/sign-in/code", { email }));
    if (sent) announce(t("sentAgain"));
  };
  return (
    <Form onSubmit={handleSubmit(submit)} isPassing>
      <ErrorSummary errors={again.errors.length > 0 ? again.errors : verify.errors} />
      {kept ? <p>{t("codeSent", { email: kept })}</p> : null}
      {kept === null ? (
        <EmailField
          label={t("email")}
          hint={t("emailOfCode")}
          error={again.fields.email ?? verify.fields.email}
          {...register("email")}
        />
      ) : null}
      <TextField
        id="code"
        label={t("code")}
        hint={t("codeHint")}
        error={verify.fields.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        {...register("code")}
      />
      <Cluster>
        <Button type="submit" tone="primary" pending={verify.pending}>
          {t("signIn")}
        </Button>
        <Button pending={again.pending} onClick={() => void sendAgain()}>
          {t("sendAgain")}
        </Button>
        <ButtonLink tone="quiet" href={emailHref} onClick={() => keepEmail(null)}>
          {t("otherEmail")}
        </ButtonLink>
      </Cluster>
    </Form>
  );
}
