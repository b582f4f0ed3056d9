"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import type { LocalisedText } from "@/lib/programmes/localised";
import type { Tier } from "@/lib/programmes/schema";
import { sectionTiers } from "@/lib/programmes/setup-schema";
import { blankText } from "./intake-values";
import { LocalisedFields } from "./localised-fields";
import styles from "./set-up-form.module.css";
import { useSetUpForm } from "./use-set-up-form";

type SectionFormProps = {
  /** Null: another one at the end of the version. */
  section: { id: string; title: LocalisedText; intro: LocalisedText; tier: Tier } | null;
  formVersionId: string;
  /** Where a new section is shown; its key follows. */
  sectionHref: string;
};

/** A section's title, introduction and who reads it. */
export function SectionForm({ section, formVersionId, sectionHref }: SectionFormProps) {
  const t = useTranslations("setup");
  const router = useRouter();
  const announce = useAnnounce();
  const { form, field, errorAt, submit, pending, errors } = useSetUpForm({
    defaultValues: {
      key: "",
      title: section?.title ?? blankText(),
      intro: section?.intro ?? blankText(),
      tier: section?.tier ?? "T1",
    },
    // The page has both: the section that is shown, and another one to add.
    idPrefix: section ? "section." : "",
    send: ({ key, ...words }) =>
      section
        ? request("PUT", `/api/programmes/form-sections/${section.id}`, words)
        : request("POST", `/api/programmes/form-versions/${formVersionId}/sections`, {
            key,
            ...words,
          }),
    onDone: () => {
      announce(t("saved"));
      if (!section) router.push(`${sectionHref}${form.getValues("key")}`);
      router.refresh();
    },
  });
  const text = { field, errorAt };
  return (
    <Form className={styles.form} onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {section ? null : <TextField label={t("key")} hint={t("keyHint")} {...field("key")} />}
      <LocalisedFields path="title" label={t("form.sectionTitle")} {...text} />
      <LocalisedFields path="intro" label={t("form.sectionIntro")} multiline {...text} />
      <SelectField
        label={t("form.tier")}
        hint={t("form.tierHint")}
        options={sectionTiers.map((tier) => ({ value: tier, label: t(`form.tiers.${tier}`) }))}
        blank={null}
        {...field("tier")}
      />
      <Cluster>
        <Button type="submit" tone={section ? "default" : "primary"} pending={pending}>
          {section ? t("form.saveSection") : t("form.addSection")}
        </Button>
      </Cluster>
    </Form>
  );
}
