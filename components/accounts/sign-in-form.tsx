"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { CodeStep } from "./code-step";
import { EmailStep } from "./email-step";

/** Address first, then the mailed code. `next` is where the person wanted to go. */
export function SignInForm({ locale, next }: { locale: string; next: string | null }) {
  const t = useTranslations("accounts.signIn");
  const [email, setEmail] = useState<string | null>(null);
  return (
    <>
      <PageHeader title={email === null ? t("title") : t("codeTitle")} />
      {email === null ? (
        <EmailStep onSent={setEmail} />
      ) : (
        <CodeStep email={email} next={next} locale={locale} onOtherEmail={() => setEmail(null)} />
      )}
    </>
  );
}
