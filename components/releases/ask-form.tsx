"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { SelectField, TextAreaField, TextField } from "@/components/ui/fields";
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

/** What the partner's lead asks a startup for; from a reviewer it is a suggestion to the lead. */
export function AskForm({ choices }: { choices: AskChoices }) {
  const t = useTranslations("releases");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const { applicationId, isSuggestion, cdas } = choices;
  const [sections, setSections] = useState<string[]>([]);
  const [readers, setReaders] = useState<string[]>([]);
  const [purpose, setPurpose] = useState("");
  const [firstDay, setFirstDay] = useState("");
  const [day, setDay] = useState("");
  const [cda, setCda] = useState("");
  const ask = useAction(
    ({ idempotencyKey }) =>
      request<{ id: string }>(
        "POST",
        `/api/applications/${applicationId}/releases`,
        {
          sections,
          readers,
          purpose: purpose.trim(),
          ...(firstDay ? { from: startOfDay(firstDay) } : {}),
          until: endOfDay(day),
          ...(cda ? { cdaId: cda } : {}),
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
    <Form className={styles.form ?? ""} onSubmit={() => void ask.run()}>
      <Ticks
        id="ask-sections"
        legend={t("ask.sections")}
        options={choices.sections.map(({ key, title }) => ({ value: key, label: title }))}
        value={sections}
        onChange={setSections}
        error={fields["sections"]}
      />
      <Ticks
        id="ask-readers"
        legend={t("ask.people")}
        hint={t("ask.peopleHint")}
        options={choices.people.map(({ membershipId, name, role, unit }) => ({
          value: membershipId,
          label: name,
          hint: unit ? t("roleAndUnit", { role: t(`role.${role}`), unit }) : t(`role.${role}`),
        }))}
        value={readers}
        onChange={setReaders}
        error={fields["readers"]}
      />
      <TextAreaField
        id="ask-purpose"
        label={t("ask.purpose")}
        hint={t("ask.purposeHint")}
        rows={3}
        limit={textLimits.purpose}
        error={fields["purpose"]}
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
      />
      <TextField
        id="ask-from"
        type="date"
        label={t("ask.from")}
        hint={t("ask.fromHint")}
        error={fields["from"]}
        value={firstDay}
        onChange={(event) => setFirstDay(event.target.value)}
      />
      <TextField
        id="ask-until"
        type="date"
        label={t("ask.until")}
        hint={t("ask.untilHint")}
        error={fields["until"]}
        value={day}
        onChange={(event) => setDay(event.target.value)}
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
          value={cda}
          onChange={(event) => setCda(event.target.value)}
        />
      ) : null}
      <ProblemBanner problem={ask.problem} />
      <Cluster variant="bar">
        <Button
          type="submit"
          tone="primary"
          pending={ask.pending}
          disabled={
            sections.length === 0 || readers.length === 0 || purpose.trim() === "" || day === ""
          }
        >
          {t(isSuggestion ? "ask.suggest" : "ask.send")}
        </Button>
      </Cluster>
    </Form>
  );
}
