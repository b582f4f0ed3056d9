import { RecordReleases as Releases } from "@/components/releases/record-releases";
import type { Locale } from "@/lib/i18n/locales";
import type { LoadedRecord } from "./load";

type RecordReleasesProps = { loaded: LoadedRecord; locale: Locale };

/** To the partner's lead only: its requests to this startup. An imported record holds nothing to ask for. */
export function RecordReleases({ loaded, locale }: RecordReleasesProps) {
  const { application, requests } = loaded;
  if (!requests) return null;
  const { id, startup, programme, reference } = application;
  return (
    <Releases
      requests={requests}
      applicationId={id}
      startup={startup?.name ?? reference}
      partner={programme.partner}
      locale={locale}
    />
  );
}
