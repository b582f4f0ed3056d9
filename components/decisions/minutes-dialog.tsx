"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextAreaField } from "@/components/ui/fields";
import { textLimits } from "@/lib/decisions/schema";
import { fromHongKongInput } from "@/lib/i18n/hong-kong-time";
import { ActDialog } from "./act-dialog";
import { MomentField } from "./moment-field";

/** Files the panel's minutes; `suggested` is yyyy-mm-ddThh:mm in Hong Kong. */
export function MinutesDialog({
  applicationId,
  suggested,
}: {
  applicationId: string;
  suggested: string;
}) {
  const t = useTranslations("decisions.panel");
  const [heldAt, setHeldAt] = useState(suggested);
  const [text, setText] = useState("");
  return (
    <ActDialog
      label={t("acts.fileMinutes")}
      done={t("done.fileMinutes")}
      tone="primary"
      disabled={text.trim() === "" || heldAt === ""}
      request={() => ({
        method: "POST",
        url: `/api/applications/${applicationId}/decision/minutes`,
        body: { heldAt: fromHongKongInput(heldAt) ?? "", text },
      })}
    >
      {(errors) => (
        <>
          <MomentField
            id="minutes-held"
            label={t("form.heldAt")}
            error={errors["heldAt"]}
            value={heldAt}
            onChange={setHeldAt}
          />
          <TextAreaField
            id="minutes-text"
            label={t("form.minutes")}
            hint={t("form.minutesHint")}
            error={errors["text"]}
            limit={textLimits.minutes}
            rows={8}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
