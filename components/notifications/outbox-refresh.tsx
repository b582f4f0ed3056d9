"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/fields";
import { mayBeAnothers } from "@/components/ui/page-owner";
import styles from "./outbox-refresh.module.css";

const everyMs = 5_000;

/** Looks for new mails on demand, or by itself while the box is ticked and the page is seen. */
export function OutboxRefresh() {
  const t = useTranslations("notifications.outbox");
  const router = useRouter();
  const [byItself, setByItself] = useState(false);
  useEffect(() => {
    if (!byItself) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && !mayBeAnothers()) router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [byItself, router]);
  return (
    <div className={styles.refresh}>
      <Button onClick={() => router.refresh()}>{t("refresh")}</Button>
      <CheckboxField
        id="outbox-auto"
        label={t("auto")}
        checked={byItself}
        onChange={(event) => setByItself(event.target.checked)}
      />
    </div>
  );
}
