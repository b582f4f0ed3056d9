"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import { isLocale } from "@/lib/i18n/locales";
import type { EnquiryView } from "@/lib/reviews/views";
import { EnquiryList } from "./enquiry-list";
import styles from "./enquiries.module.css";

type EnquiryAnswerProps = {
  /** From listEnquiries of lib/reviews/queries/list-enquiries, read as the startup's team. */
  enquiries: readonly EnquiryView[];
};

/**
 * The reviewers' questions on the startup's page of its application, answered in place. Draws nothing while there are
 * none. Needs the messages `reviews`.
 */
export function EnquiryAnswer({ enquiries }: EnquiryAnswerProps) {
  const t = useTranslations("reviews.enquiries");
  const language = useLocale();
  const locale = isLocale(language) ? language : "en-HK";
  if (enquiries.length === 0) return null;
  return (
    <Section id="enquiries" title={t("teamTitle")} intro={t("teamIntro")}>
      <EnquiryList
        enquiries={enquiries}
        locale={locale}
        actions={(enquiry) => (enquiry.mayAnswer ? <AnswerForm enquiry={enquiry} /> : null)}
      />
    </Section>
  );
}

function AnswerForm({ enquiry }: { enquiry: EnquiryView }) {
  const t = useTranslations("reviews.enquiries");
  const router = useRouter();
  const announce = useAnnounce();
  const [answer, setAnswer] = useState("");
  const send = useAction(
    () => request("POST", `/api/enquiries/${enquiry.id}/answer`, { answer: answer.trim() }),
    () => {
      announce(t("answeredNow"));
      router.refresh();
    },
  );
  return (
    <Form className={styles.form} onSubmit={() => (answer.trim() === "" ? undefined : send.run())}>
      <TextAreaField
        id={`answer-${enquiry.id}`}
        label={t("yourAnswer")}
        hint={t(enquiry.tier === "T1" ? "answerHintBoth" : "answerHintOne", {
          one: enquiry.readers[0] ?? "",
          other: enquiry.readers[1] ?? "",
        })}
        value={answer}
        limit={6000}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <ProblemBanner problem={send.problem} />
      <Button type="submit" tone="primary" pending={send.pending} disabled={answer.trim() === ""}>
        {t("sendAnswer")}
      </Button>
    </Form>
  );
}
