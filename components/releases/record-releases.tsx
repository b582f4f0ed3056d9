import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { Section } from "@/components/ui/section";
import { PartnerRequests } from "./partner-requests";
import type { Locale } from "@/lib/i18n/locales";
import type { RequestLine } from "@/lib/releases/views";
import { useReleaseWords } from "./words";

type RecordReleasesProps = {
  requests: readonly RequestLine[];
  applicationId: string;
  startup: string;
  partner: string;
  locale: Locale;
};

/** On the record of an application: what the partner asked this startup for, and the way to ask. */
export function RecordReleases(props: RecordReleasesProps) {
  const { requests, applicationId, startup, partner, locale } = props;
  const { t } = useReleaseWords(locale);
  return (
    <Section id="releases" title={t("record.title")}>
      {requests.length > 0 ? (
        <PartnerRequests requests={requests} locale={locale} />
      ) : (
        <p>{t("record.none", { partner, startup })}</p>
      )}
      <Cluster>
        <ButtonLink href={`/${locale}/releases/ask/${applicationId}`}>{t("ask.go")}</ButtonLink>
      </Cluster>
    </Section>
  );
}
