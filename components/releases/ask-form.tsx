"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Controller, useForm, useWatch } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { DateField } from "@/components/ui/date-field";
import { SelectField, TextAreaField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { endOfDay, startOfDay } from "@/lib/i18n/hong-kong-time";
import { formatDate } from "@/lib/i18n/format";
import { textLimits } from "@/lib/releases/schema";
import type { AskChoices } from "@/lib/releases/views";
import styles from "./releases.module.css";
import { Ticks } from "./ticks";

const blank = { purpose: "", firstDay: "", day: "", cda: "" };
type Values = typeof blank & { sections: string[]; readers: string[] };

/** What the partner's lead asks a startup for; from a reviewer it is a suggestion to the lead. */
export function AskForm({ choices }: { choices: AskChoices }) {
  const t = useTranslations("releases");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const { applicationId, isSuggestion, cdas } = choices;
  const { register, handleSubmit, control } = useForm<Values>({
    defaultValues: { ...blank, sections: [], readers: [] },
    shouldFocusError: false,
  });
  const [chosen, named, purpose, day] = useWatch({
    control,
    name: ["sections", "readers", "purpose", "day"],
  });
  const ask = useAction(
    ({ idempotencyKey }, values: Values) =>
      request<{ id: string }>(
        "POST",
        `/api/applications/${applicationId}/releases`,
        {
          sections: values.sections,
          readers: values.readers,
          purpose: values.purpose.trim(),
          ...(values.firstDay ? { from: startOfDay(values.firstDay) } : {}),
          until: endOfDay(values.day),
          ...(values.cda ? { cdaId: values.cda } : {}),
        },
        { idempotencyKey },
      ),
    ({ id }) => {
      announce(t(isSuggestion ? "ask.suggested" : "ask.sent"));
      router.push(`/${locale}/releases/${id}`);
    },
  );
  const fields = ask.problem?.fields ?? {};
  return (
    <Form className={styles.form ?? ""} onSubmit={handleSubmit(ask.run)}>
      <Controller
        control={control}
        name="sections"
        render={({ field: { value, onChange } }) => (
          <Ticks
            id="ask-sections"
            legend={t("ask.sections")}
            options={choices.sections.map(({ key, title }) => ({ value: key, label: title }))}
            value={value}
            onChange={onChange}
            error={fields["sections"]}
          />
        )}
      />
      <Controller
        control={control}
        name="readers"
        render={({ field: { value, onChange } }) => (
          <Ticks
            id="ask-readers"
            legend={t("ask.people")}
            hint={t("ask.peopleHint")}
            options={choices.people.map(({ membershipId, name, role, unit }) => ({
              value: membershipId,
              label: name,
              hint: unit ? t("roleAndUnit", { role: t(`role.${role}`), unit }) : t(`role.${role}`),
            }))}
            value={value}
            onChange={onChange}
            error={fields["readers"]}
          />
        )}
      />
      <TextAreaField
        id="ask-purpose"
        label={t("ask.purpose")}
        hint={t("ask.purposeHint")}
        rows={3}
        limit={textLimits.purpose}
        error={fields["purpose"]}
        {...register("purpose")}
      />
      <Controller
        control={control}
        name="firstDay"
        render={({ field: { value, onChange } }) => (
          <DateField
            id="ask-from"
            label={t("ask.from")}
            hint={t("ask.fromHint")}
            error={fields["from"]}
            value={value}
            onChange={onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="day"
        render={({ field: { value, onChange } }) => (
          <DateField
            id="ask-until"
            label={t("ask.until")}
            hint={t("ask.untilHint")}
            error={fields["until"]}
            value={value}
            onChange={onChange}
          />
        )}
      />
      {cdas.length > 0 ? (
        <SelectField
          id="ask-basis"
          label={t("ask.basis")}
          blank={t("ask.consent")}
          error={fields["cdaId"]}
          options={cdas.map(({ id, signedOn, expiresAt }) => ({
            value: id,
            label: t("ask.cda", {
              date: formatDate(signedOn, locale),
              until: formatDate(expiresAt, locale),
            }),
          }))}
          {...register("cda")}
        />
      ) : null}
      <ProblemBanner problem={ask.problem} />
      <Cluster variant="bar">
        <Button
          type="submit"
          tone="primary"
          pending={ask.pending}
          disabled={
            chosen.length === 0 || named.length === 0 || purpose.trim() === "" || day === ""
          }
        >
          {t(isSuggestion ? "ask.suggest" : "ask.send")}
        </Button>
      </Cluster>
    </Form>
  );
}
