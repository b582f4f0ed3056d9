"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextAreaField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { useFormRequest } from "@/components/ui/use-form-request";

export interface AskedField {
  /** Of the request's body. */
  name: string;
  label: string;
  hint: string;
  type: "text" | "email" | "reason";
  /** Characters; counted, never cut. */
  limit?: number;
}

type AskSecondPersonFormProps = {
  /** Before the ids of the fields, so that two forms never share one. */
  id: string;
  url: string;
  fields: readonly AskedField[];
  submit: string;
};

/** Asks for something that a second person confirms. What was typed stays until it was taken. */
export function AskSecondPersonForm({ id, url, fields, submit }: AskSecondPersonFormProps) {
  const t = useTranslations("ui.secondPerson");
  const router = useRouter();
  const announce = useAnnounce();
  const blank = Object.fromEntries(fields.map(({ name }) => [name, ""]));
  const { register, handleSubmit, reset } = useForm<Record<string, string>>({
    defaultValues: blank,
    shouldFocusError: false,
  });
  const idOf = (name: string) => `${id}-${name}`;
  const fieldIds = Object.fromEntries(fields.map(({ name }) => [name, idOf(name)]));
  const { send, pending, errors, fields: problems } = useFormRequest<{ id: string }>(fieldIds);
  const ask = async (values: Record<string, string>) => {
    if (!(await send(() => request("POST", url, values)))) return;
    reset(blank);
    announce(t("asked"));
    router.refresh();
  };
  return (
    <Form onSubmit={handleSubmit(ask)}>
      <ErrorSummary errors={errors} />
      {fields.map(({ name, label, hint, type, limit }) => {
        const frame = { id: idOf(name), label, hint, error: problems[name], ...register(name) };
        return type === "reason" ? (
          <TextAreaField key={name} {...frame} limit={limit} />
        ) : (
          <TextField key={name} {...frame} type={type} autoComplete="off" spellCheck={false} />
        );
      })}
      <Cluster>
        <Button type="submit" tone="primary" pending={pending}>
          {submit}
        </Button>
      </Cluster>
    </Form>
  );
}
