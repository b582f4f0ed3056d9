"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ChipChoice } from "@/components/ui/chip-choice";
import { Cluster } from "@/components/ui/cluster";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateField } from "@/components/ui/date-field";
import { TextAreaField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { closeOfBusiness } from "@/lib/i18n/hong-kong-time";
import { textLimits } from "@/lib/reviews/schema";
import type { EnquiryView } from "@/lib/reviews/views";
import styles from "./enquiries.module.css";

type SettleEnquiryProps = {
  enquiry: Pick<EnquiryView, "id" | "question" | "tier" | "mayNarrow">;
  lead: string;
  partner: string;
};

type Values = { question: string; day: string; tier: "T1" | "T2" };

/** Passing a question on, in these words, by this day, to these readers; or not. */
export function SettleEnquiry({ enquiry, lead, partner }: SettleEnquiryProps) {
  const t = useTranslations("reviews.enquiries");
  const router = useRouter();
  const announce = useAnnounce();
  const { register, handleSubmit, control } = useForm<Values>({
    defaultValues: {
      question: enquiry.question,
      day: "",
      tier: enquiry.tier === "T1" ? "T1" : "T2",
    },
    shouldFocusError: false,
  });
  const [question, day] = useWatch({ control, name: ["question", "day"] });
  const [declining, setDeclining] = useState(false);
  const [note, setNote] = useState("");
  const url = `/api/enquiries/${enquiry.id}`;
  const done = (message: string) => () => {
    setDeclining(false);
    announce(message);
    router.refresh();
  };
  const forward = useAction(
    (_context, values: Values) =>
      request("POST", `${url}/forward`, {
        question: values.question.trim(),
        dueAt: closeOfBusiness(values.day),
        ...(enquiry.mayNarrow ? { tier: values.tier } : {}),
      }),
    done(t("forwarded")),
  );
  const decline = useAction(
    () => request("POST", `${url}/decline`, { note: note.trim() }),
    done(t("declinedNow")),
  );
  return (
    <Form className={styles.form} onSubmit={handleSubmit(forward.run)}>
      <TextAreaField
        id={`question-${enquiry.id}`}
        label={t("wording")}
        hint={t("wordingHint")}
        limit={textLimits.question}
        defaultValue={enquiry.question}
        {...register("question")}
      />
      {enquiry.mayNarrow ? (
        <Controller
          control={control}
          name="tier"
          render={({ field }) => (
            <ChipChoice
              id={`tier-${enquiry.id}`}
              kind="one"
              name={`tier-${enquiry.id}`}
              label={t("circle")}
              hint={t("circleHint")}
              options={[
                { value: "T2", label: t("circleOne", { lead }) },
                { value: "T1", label: t("circleBoth", { lead, partner }) },
              ]}
              value={[field.value]}
              onChange={([value]) => field.onChange(value === "T1" ? "T1" : "T2")}
            />
          )}
        />
      ) : null}
      <Controller
        control={control}
        name="day"
        render={({ field }) => (
          <DateField
            id={`due-${enquiry.id}`}
            label={t("dueDay")}
            hint={t("dueHint")}
            error={forward.problem?.fields.dueAt}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <ProblemBanner problem={forward.problem} />
      <Cluster>
        <Button
          type="submit"
          tone="primary"
          pending={forward.pending}
          disabled={question.trim() === "" || day === ""}
        >
          {t("forward")}
        </Button>
        <Button tone="quiet" onClick={() => setDeclining(true)}>
          {t("declineButton")}
        </Button>
      </Cluster>
      <ConfirmDialog
        opened={declining}
        onClose={() => setDeclining(false)}
        title={t("declineTitle")}
        confirmLabel={t("declineConfirm")}
        pending={decline.pending}
        problem={decline.problem}
        disabled={note.trim() === ""}
        onConfirm={() => void decline.run()}
      >
        <TextAreaField
          id={`note-${enquiry.id}`}
          label={t("declineNote")}
          hint={t("declineNoteHint")}
          value={note}
          limit={1000}
          onChange={(event) => setNote(event.target.value)}
        />
      </ConfirmDialog>
    </Form>
  );
}
