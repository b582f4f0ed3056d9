"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { CheckboxField } from "@/components/ui/fields";
import { useAnnounce } from "@/components/ui/live-region";
import { useOwnSignInMissing } from "@/components/ui/own-sign-in";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { formatDateTime } from "@/lib/i18n/format";
import type { ConsentView } from "@/lib/privacy/schema";

type Props = { startupId: string; consents: ConsentView[]; mayDecide: boolean };

/** One empty box for each further purpose; ticking agrees, unticking takes it back at once. */
export function ConsentBoxes({ startupId, consents, mayDecide }: Props) {
  const t = useTranslations("privacy.consents");
  const tOwn = useTranslations("ui.ownSignIn");
  const isMissing = useOwnSignInMissing();
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const { run, pending, problem } = useAction(
    async (_context, purpose: string, given: boolean) => {
      const url = `/api/startups/${startupId}/consents/${purpose}`;
      const result = await request<object>(given ? "PUT" : "DELETE", url);
      if (result.ok) announce(t(given ? "given" : "revoked"));
      return result;
    },
    () => router.refresh(),
  );
  return (
    <>
      <ProblemBanner problem={problem} />
      {consents.map(({ purpose, givenAt, outdated }) => (
        <CheckboxField
          key={purpose}
          id={`consent-${purpose}`}
          label={t(`${purpose}.label`)}
          hint={
            <>
              {t(`${purpose}.hint`)}
              {givenAt && !outdated ? (
                <>
                  {" "}
                  <b>{t("since", { at: formatDateTime(givenAt, locale) })}</b>
                </>
              ) : null}
              {outdated ? (
                <>
                  {" "}
                  <b>{t("outdated")}</b>
                </>
              ) : null}
            </>
          }
          checked={givenAt !== null && !outdated}
          disabled={!mayDecide || pending}
          onChange={(event) => void run(purpose, event.target.checked)}
        />
      ))}
      {mayDecide ? null : <p className="quiet">{isMissing ? tOwn("reason") : t("ownersOnly")}</p>}
    </>
  );
}
