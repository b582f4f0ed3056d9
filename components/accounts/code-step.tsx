"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { useFormRequest } from "@/components/ui/use-form-request";

type CodeStepProps = {
  email: string;
  next: string | null;
  locale: string;
  onOtherEmail: () => void;
};

/** Takes the mailed code and opens the session. */
export function CodeStep({ email, next, locale, onOtherEmail }: CodeStepProps) {
  const t = useTranslations("accounts.signIn");
  const announce = useAnnounce();
  const [code, setCode] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const verify = useFormRequest<{ path: string }>({ code: "code" });
  const again = useFormRequest<{ email: string }>({});
  const submit = async () => {
    const body = { email, code, ...(next ? { next } : {}) };
    const done = await verify.send(() => request("POST", "/api/sign-in/verify", body));
    if (done) window.location.assign(`/${locale}${done.path}`);
  };
  const sendAgain = async () => {
    const sent = await again.send(() => request("POST", "/api/sign-in/code", { email }));
    if (sent) announce(t("sentAgain"));
  };
  return (
    <Form onSubmit={submit} isPassing>
      <ErrorSummary errors={again.errors.length > 0 ? again.errors : verify.errors} />
      <p>{t("codeSent", { email })}</p>
      <TextField
        ref={input}
        id="code"
        label={t("code")}
        hint={t("codeHint")}
        error={verify.fields.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Cluster>
        <Button type="submit" tone="primary" pending={verify.pending}>
          {t("signIn")}
        </Button>
        <Button pending={again.pending} onClick={() => void sendAgain()}>
          {t("sendAgain")}
        </Button>
        <Button tone="quiet" onClick={onOtherEmail}>
          {t("otherEmail")}
        </Button>
      </Cluster>
    </Form>
  );
}
