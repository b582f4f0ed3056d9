"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DateField } from "@/components/ui/date-field";
import { FileField } from "@/components/ui/file-field";
import { useAnnounce } from "@/components/ui/live-region";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import { endOfDay } from "@/lib/i18n/hong-kong-time";
import { formatDate, formatFileSize } from "@/lib/i18n/format";
import { isDay } from "@/lib/i18n/typed-date";
import type { CdaView } from "@/lib/releases/views";
import { ReleaseAct } from "./release-act";
import styles from "./releases.module.css";

type CdaSectionProps = {
  applicationId: string;
  cdas: readonly CdaView[];
  partner: string;
  mayAct: boolean;
};

/** Agreements signed outside the portal: the file, and the confirmation of one person of each side. */
export function CdaSection({ applicationId, cdas, partner, mayAct }: CdaSectionProps) {
  const t = useTranslations("releases.cda");
  const locale = useLocale();
  return (
    <Section id="agreements" title={t("title")} intro={t("intro", { partner })}>
      {cdas.length === 0 ? <p className="quiet">{t("none")}</p> : null}
      <ul className={styles.lines}>
        {cdas.map((cda) => (
          <li key={cda.id}>
            <p>
              {cda.state === "clean" ? (
                <a href={`/api/cdas/${cda.id}`} data-hard>
                  {cda.fileName}
                </a>
              ) : (
                cda.fileName
              )}{" "}
              <span className="quiet">{formatFileSize(cda.size, locale)}</span>{" "}
              <span className={`quiet ${styles.second}`}>
                {t("dates", {
                  signed: formatDate(cda.signedOn, locale),
                  until: formatDate(cda.expiresAt, locale),
                })}
              </span>{" "}
              <span className={`quiet ${styles.second}`}>
                {cda.startup ? t("startupYes", { name: cda.startup }) : t("startupNo")}
                {" · "}
                {cda.partner
                  ? t("partnerYes", { name: cda.partner, partner })
                  : t("partnerNo", { partner })}
              </span>
            </p>
            <div className={styles.acts}>
              <State cda={cda} />
              {cda.mayConfirm ? (
                <ReleaseAct
                  size="small"
                  tone="primary"
                  label={t("confirm")}
                  about={cda.fileName}
                  url={`/api/cdas/${cda.id}/confirmation`}
                  done={t("confirmed")}
                  confirm={{
                    title: t("confirmTitle"),
                    text: t("confirmBody"),
                    label: t("confirm"),
                  }}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <p>
        <a href="/api/cda-template" data-hard>
          {t("template")}
        </a>
      </p>
      {mayAct ? <UploadCda applicationId={applicationId} /> : null}
    </Section>
  );
}

function State({ cda }: { cda: CdaView }) {
  const t = useTranslations("releases.cda");
  if (cda.state === "scanning") return <StatusBadge tone="wait">{t("scanning")}</StatusBadge>;
  if (cda.state === "refused") return <StatusBadge tone="no">{t("refused")}</StatusBadge>;
  if (cda.isExpired) return <StatusBadge tone="idle">{t("expired")}</StatusBadge>;
  return cda.startup && cda.partner ? (
    <StatusBadge tone="ok">{t("valid")}</StatusBadge>
  ) : (
    <StatusBadge tone="wait">{t("waiting")}</StatusBadge>
  );
}

function UploadCda({ applicationId }: { applicationId: string }) {
  const t = useTranslations("releases.cda");
  const router = useRouter();
  const announce = useAnnounce();
  const [signed, setSigned] = useState("");
  const [until, setUntil] = useState("");
  const query = new URLSearchParams({ signedOn: signed, expiresAt: endOfDay(until) });
  return (
    <div className={styles.form}>
      <DateField id="cda-signed" label={t("signedOn")} value={signed} onChange={setSigned} />
      <DateField id="cda-until" label={t("validUntil")} value={until} onChange={setUntil} />
      {isDay(signed) && isDay(until) ? (
        <FileField
          id="cda-file"
          label={t("file")}
          kinds={["pdf"]}
          value={null}
          uploadUrl={`/api/applications/${applicationId}/cdas?${query.toString()}`}
          onUploaded={() => {
            announce(t("uploaded"));
            router.refresh();
          }}
        />
      ) : (
        <p className="quiet">{t("datesFirst")}</p>
      )}
    </div>
  );
}
