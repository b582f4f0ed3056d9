import { requirePageActor } from "@/app/[locale]/require-actor";
import { RecordReleases as Releases } from "@/components/releases/record-releases";
import type { ApplicationView } from "@/lib/applications/queries/get-application";
import type { Locale } from "@/lib/i18n/locales";
import { listRequests } from "@/lib/releases/queries/list-requests";

type RecordReleasesProps = { application: ApplicationView; locale: Locale };

/** To the partner's lead only: its requests to this startup. An imported record holds nothing to ask for. */
export async function RecordReleases({ application, locale }: RecordReleasesProps) {
  const { id, reader, source, startup, programme, reference } = application;
  if (reader !== "partner" || source === "import") return null;
  const actor = await requirePageActor(locale, `/desk/applications/${id}`);
  return (
    <Releases
      requests={await listRequests(actor, { applicationId: id })}
      applicationId={id}
      startup={startup?.name ?? reference}
      partner={programme.partner}
      locale={locale}
    />
  );
}
