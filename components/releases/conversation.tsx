"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { Lens } from "@/components/ui/lens";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import { formatDateTime } from "@/lib/i18n/format";
import { textLimits } from "@/lib/releases/schema";
import type { ReleaseView } from "@/lib/releases/views";
import styles from "./releases.module.css";

type ConversationProps = {
  release: ReleaseView;
  side: "startup" | "partner";
  partner: string;
  lead: string;
};

/** Question and answer between the owners and the partner's lead. */
export function Conversation({ release, side, partner, lead }: ConversationProps) {
  const t = useTranslations("releases.talk");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const [body, setBody] = useState("");
  const send = useAction(
    () => request("POST", `/api/releases/${release.id}/messages`, { body: body.trim() }),
    () => {
      setBody("");
      announce(t("sent"));
      router.refresh();
    },
  );
  const { messages, actions } = release;
  if (messages.length === 0 && !actions.message.may) return null;
  return (
    <Section
      id="messages"
      title={t("title")}
      intro={side === "startup" ? t("introStartup", { partner }) : t("introPartner")}
      aside={
        <Lens sight="open" reason={t("lensReason", { lead })}>
          {t("lens", { partner })}
        </Lens>
      }
    >
      {messages.length === 0 ? <p className="quiet">{t("none")}</p> : null}
      <ul className={styles.talk}>
        {messages.map((message) => (
          <li
            key={message.id}
            {...(message.fromStartup === (side === "startup") ? { "data-own": true } : {})}
          >
            <span className="quiet">
              {message.fromStartup
                ? t("fromStartup", { name: message.by })
                : t("fromPartner", { name: message.by, partner })}
              {" · "}
              <time dateTime={message.at}>{formatDateTime(message.at, locale)}</time>
            </span>
            <p>{message.body}</p>
          </li>
        ))}
      </ul>
      {actions.message.may ? (
        <Form
          className={styles.form ?? ""}
          onSubmit={() => (body.trim() === "" ? undefined : send.run())}
        >
          <TextAreaField
            id="release-message"
            label={t(side === "startup" ? "labelStartup" : "labelPartner")}
            rows={3}
            limit={textLimits.message}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
          <ProblemBanner problem={send.problem} />
          <Button type="submit" pending={send.pending} disabled={body.trim() === ""}>
            {t("send")}
          </Button>
        </Form>
      ) : null}
    </Section>
  );
}
