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

const blank = { reference: "", reason: "" };
const fieldIds = { reference: "emergency-reference", reason: "emergency-reason" };

/** Asks for an hour with one application, with the reason that the startup will read. */
export function AskEmergencyForm() {
  const t = useTranslations("applications.emergency");
  const router = useRouter();
  const announce = useAnnounce();
  const [values, setValues] = useState(blank);
  const { send, pending, errors, fields } = useFormRequest<{ id: string }>(fieldIds);
  const change = (key: keyof typeof blank) => (event: { target: { value: string } }) =>
    setValues((before) => ({ ...before, [key]: event.target.value }));
  const submit = async () => {
    if (!(await send(() => request("POST", "/api/emergency-accesses", values)))) return;
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
