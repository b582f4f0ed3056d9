"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { TextAreaField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";

const blank = { reference: "", reason: "" };

/** Asks for an hour with one application, with the reason that the startup will read. */
export function AskEmergencyForm() {
  const t = useTranslations("applications.emergency");
  const router = useRouter();
  const announce = useAnnounce();
  const [values, setValues] = useState(blank);
  const change = (key: keyof typeof blank) => (event: { target: { value: string } }) =>
    setValues((before) => ({ ...before, [key]: event.target.value }));
  const ask = useAction(
    () => request("POST", "/api/emergency-accesses", values),
    () => {
      setValues(blank);
      announce(t("asked"));
      router.refresh();
    },
  );
  const fields = ask.problem?.fields ?? {};
  return (
    <Form onSubmit={() => void ask.run()}>
      <ProblemBanner problem={ask.problem} />
      <TextField
        id="emergency-reference"
        label={t("reference")}
        hint={t("referenceHint")}
        error={fields.reference}
        autoComplete="off"
        spellCheck={false}
        value={values.reference}
        onChange={change("reference")}
      />
      <TextAreaField
        id="emergency-reason"
        label={t("reason")}
        hint={t("reasonHint")}
        error={fields.reason}
        limit={1000}
        value={values.reason}
        onChange={change("reason")}
      />
      <Cluster>
        <Button type="submit" tone="primary" pending={ask.pending}>
          {t("ask")}
        </Button>
      </Cluster>
    </Form>
  );
}
