"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Between } from "@/components/ui/between";
import { request } from "@/components/ui/api-client";
import { CheckboxField } from "@/components/ui/fields";
import { useAnnounce } from "@/components/ui/live-region";
import { useOwnSignInMissing } from "@/components/ui/own-sign-in";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { formatDateTime } from "@/lib/i18n/format";
import type { ConsentView } from "@/lib/privacy/schema";

type Props = { startupId: string; consents: ConsentView[]; isOwner: boolean };

/** One empty box for each further purpose; ticking agrees, unticking takes it back at once. */
export function ConsentBoxes({ startupId, consents, isOwner }: Props) {
  const t = useTranslations("privacy.consents");
  const tOwn = useTranslations("ui.ownSignIn");
  const isMissing = useOwnSignInMissing();
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const { run, pending, problem } = useAction(
    async (_context, consent: ConsentView, given: boolean) => {
      const url = `/api/startups/${startupId}/consents/${consent.purpose}/${consent.programmeId}`;
      const result = await request<object>(given ? "PUT" : "DELETE", url);
      if (result.ok) announce(t(given ? "given" : "revoked"));
      return result;
    },
    () => router.refresh(),
  );
  return (
    <>
      <ProblemBanner problem={problem} />
      {consents.length === 0 ? <p className="quiet">{t("none")}</p> : null}
      {consents.map((consent) => {
        const { purpose, programmeId, programme, path, givenAt, outdated } = consent;
        const name = (programme as Record<string, string>)[locale] ?? "";
        return (
          <CheckboxField
            key={`${purpose}-${programmeId}`}
            id={`consent-${purpose}-${programmeId}`}
            label={t(`${purpose}.label`, { programme: name })}
            hint={
              <>
                {t(`${purpose}.hint`)}
                <Between />
                <a href={`/${locale}${path}`}>{t("page")}</a>
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
            // Where staff helped to sign in, a consent can be taken back and not given.
            disabled={pending || !isOwner || (isMissing && givenAt === null)}
            onChange={(event) => void run(consent, event.target.checked)}
          />
        );
      })}
      {isOwner ? null : <p className="quiet">{t("ownersOnly")}</p>}
      {isOwner && isMissing ? <p className="quiet">{tOwn("reason")}</p> : null}
    </>
  );
}
