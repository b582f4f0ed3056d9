"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextAreaField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { useFormRequest } from "@/components/ui/use-form-request";
import { reasonLimits } from "@/lib/accounts/schema";

const blank = { reference: "", email: "", reason: "" };
const fieldIds = { reference: "help-reference", email: "help-email", reason: "help-reason" };

/** Asks to help somebody: the reference and address that they told, and how they were checked. */
export function AskHelpForm() {
  const t = useTranslations("accounts.help");
  const router = useRouter();
  const announce = useAnnounce();
  const [values, setValues] = useState(blank);
  const { send, pending, errors, fields } = useFormRequest<{ id: string }>(fieldIds);
  const change = (key: keyof typeof blank) => (event: { target: { value: string } }) =>
    setValues((before) => ({ ...before, [key]: event.target.value }));
  const submit = async () => {
    if (!(await send(() => request("POST", "/api/assisted-sign-ins", values)))) return;
    setValues(blank);
    announce(t("asked"));
    router.refresh();
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <TextField
        id={fieldIds.reference}
        label={t("reference")}
        hint={t("referenceHint")}
        error={fields.reference}
        autoComplete="off"
        spellCheck={false}
        value={values.reference}
        onChange={change("reference")}
      />
      <TextField
        id={fieldIds.email}
        label={t("email")}
        hint={t("emailHint")}
        error={fields.email}
        type="email"
        autoComplete="off"
        value={values.email}
        onChange={change("email")}
      />
      <TextAreaField
        id={fieldIds.reason}
        label={t("reason")}
        hint={t("reasonHint")}
        error={fields.reason}
        limit={reasonLimits.most}
        value={values.reason}
        onChange={change("reason")}
      />
      <Cluster>
        <Button type="submit" tone="primary" pending={pending}>
          {t("ask")}
        </Button>
      </Cluster>
    </Form>
  );
}
