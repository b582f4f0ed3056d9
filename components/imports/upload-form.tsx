"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { localProblem, problemOf, type Result } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { seenPages } from "@/components/ui/leaving/seen-pages";
import { hearProblem, ownerHeader } from "@/components/ui/page-owner";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { importEncodings, importMaxBytes, importMaxRows } from "@/lib/imports/schema";
import styles from "./imports.module.css";

type UploadFormProps = {
  intakes: readonly { slug: string; name: string; programme: string }[];
};

type Values = { intake: string; encoding: string; files: FileList | null };
type Asked = { intake: string; encoding: string; file: File };

async function send(
  { intake, encoding, file }: Asked,
  language: string,
): Promise<Result<{ id: string }>> {
  const query = new URLSearchParams({ intake, name: file.name.slice(0, 200) });
  if (encoding) query.set("encoding", encoding);
  try {
    const response = await fetch(`/api/imports?${query.toString()}`, {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "accept-language": language,
        ...ownerHeader(),
      },
      body: file,
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) return { ok: false, problem: hearProblem(problemOf(response, answer)) };
    seenPages.noteWrite();
    return { ok: true, data: answer as { id: string }, status: response.status };
  } catch {
    return { ok: false, problem: localProblem("offline") };
  }
}

/** Chooses an intake and a file and lets the server read it; nothing is imported by this. */
export function UploadForm({ intakes }: UploadFormProps) {
  const t = useTranslations("imports");
  const locale = useLocale();
  const router = useRouter();
  const { register, handleSubmit, formState } = useForm<Values>({
    defaultValues: { intake: intakes.length === 1 ? (intakes[0]?.slug ?? "") : "", encoding: "" },
    reValidateMode: "onSubmit",
  });
  const { errors } = formState;
  const { run, pending, problem } = useAction(
    (_context, asked: Asked) => send(asked, locale),
    ({ id }) => router.push(`/${locale}/desk/import/${id}`),
  );

  const judgeFile = (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return t("page.chooseFile");
    const megabytes = importMaxBytes / 1_000_000;
    return file.size <= importMaxBytes || t("errors.too_large", { megabytes });
  };
  const submit = async ({ files, ...rest }: Values) => {
    const file = files?.[0];
    if (file) await run({ ...rest, file });
  };
  return (
    <Form onSubmit={handleSubmit(submit)} className={styles.form}>
      <ProblemBanner problem={problem} />
      <SelectField
        id="import-intake"
        label={t("page.intake")}
        {...register("intake", {
          validate: (intake) => intake !== "" || t("page.chooseIntake"),
        })}
        options={intakes.map(({ slug, name, programme }) => ({
          value: slug,
          label: `${programme} · ${name}`,
        }))}
        error={errors.intake?.message}
      />
      <Field
        id="import-file"
        label={t("page.file")}
        hint={t("page.fileHint", { megabytes: importMaxBytes / 1_000_000, rows: importMaxRows })}
        error={errors.files?.message}
      >
        {(wiring) => (
          <input
            {...wiring}
            {...register("files", { validate: judgeFile })}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            className={styles.file}
          />
        )}
      </Field>
      <SelectField
        id="import-encoding"
        label={t("page.encoding")}
        {...register("encoding")}
        blank={t("encodings.auto")}
        options={importEncodings.map((value) => ({ value, label: t(`encodings.${value}`) }))}
      />
      <Cluster variant="bar">
        <Button type="submit" tone="primary" pending={pending}>
          {t("page.read")}
        </Button>
        <span className="quiet">{t("page.readNote")}</span>
      </Cluster>
    </Form>
  );
}
