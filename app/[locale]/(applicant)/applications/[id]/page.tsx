import type { Metadata } from "next";
import { cache } from "react";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { CopyToIntake } from "@/components/applications/copy-to-intake";
import { DraftHome } from "@/components/applications/draft-home";
import { Tracking } from "@/components/applications/tracking";
import { EnquiryAnswer } from "@/components/reviews/enquiry-answer";
import { MustNotSee } from "@/components/releases/must-not-see";
import { SharingTasks } from "@/components/releases/sharing-tasks";
import { VersionCopy } from "@/components/privacy/version-copy";
import { ReleasedFeedback } from "@/components/decisions/released-feedback";
import { endedStatuses } from "@/lib/applications/lifecycle";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { outlookFacts } from "./outlook";
import { prefillSource } from "./prefill";
import { readTracking } from "./read";

type PageProps = { params: Promise<{ locale: string; id: string }> };

/** Read once for the title and the page. */
const read = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/applications/${id}`);
  return { locale, ...(await found(readTracking(actor, id, locale))) };
});

async function load({ params }: PageProps) {
  const { locale, id } = await params;
  return read(locale, id);
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { application } = await load(props);
  return { title: `${application.intake.name} · ${application.statusLabel}` };
}

/** The team's page of one application: the task list of a draft, then what happens next and how it came there. */
export default async function ApplicationPage(props: PageProps) {
  const loaded = await load(props);
  const { application, page, locale, enquiries, feedback, tasks, keptOut, copy, openElsewhere } =
    loaded;
  const { id, status } = application;
  const hasEnded = endedStatuses.includes(status);
  return (
    <ClientMessages namespaces={["apply", "reviews", "privacy"]}>
      {status === "draft" ? (
        <DraftHome
          application={application}
          contactEmail={page.contactEmail}
          statement={page.statement}
          outlook={outlookFacts(application, page.now)}
          prefilledFrom={await prefillSource(loaded)}
        >
          <MustNotSee
            applicationId={id}
            partner={application.programme.partner}
            keptOut={keptOut}
            locale={locale}
          />
        </DraftHome>
      ) : (
        <Tracking
          application={application}
          page={page}
          copy={copy ? <VersionCopy applicationId={id} {...copy} /> : null}
          again={hasEnded ? <CopyToIntake applicationId={id} intakes={openElsewhere} /> : null}
        >
          <SharingTasks tasks={tasks} locale={locale} />
          <ReleasedFeedback feedback={feedback} locale={locale} />
          <EnquiryAnswer enquiries={enquiries} />
        </Tracking>
      )}
    </ClientMessages>
  );
}
