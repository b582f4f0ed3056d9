"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { textLimits } from "@/lib/reviews/schema";
import styles from "./enquiries.module.css";

/** A reviewer asks the startup; the officer of the lead passes it on. */
export function AskEnquiry({ assignmentId }: { assignmentId: string }) {
  const t = useTranslations("reviews.enquiries");
  const router = useRouter();
  const announce = useAnnounce();
  const [question, setQuestion] = useState("");
  const ask = useAction(
    () => request("POST", "/api/enquiries", { assignmentId, question: question.trim() }),
    () => {
      setQuestion("");
      announce(t("sent"));
      router.refresh();
    },
  );
  return (
    <Form className={styles.form} onSubmit={() => (question.trim() === "" ? undefined : ask.run())}>
      <TextAreaField
        id="enquiry-question"
        label={t("ask")}
        hint={t("askHint")}
        rows={3}
        value={question}
        limit={textLimits.question}
        onChange={(event) => setQuestion(event.target.value)}
      />
      <ProblemBanner problem={ask.problem} />
      <Button type="submit" pending={ask.pending} disabled={question.trim() === ""}>
        {t("send")}
      </Button>
    </Form>
  );
}
