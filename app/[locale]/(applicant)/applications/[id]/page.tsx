import type { Metadata } from "next";
import { CopyToIntake } from "@/components/applications/copy-to-intake";
import { DraftHome } from "@/components/applications/draft-home";
import { Tracking } from "@/components/applications/tracking";
import { EnquiryAnswer } from "@/components/reviews/enquiry-answer";
import { SharingTasks } from "@/components/releases/sharing-tasks";
import { ReleasedFeedback } from "@/components/decisions/released-feedback";
import { endedStatuses } from "@/lib/applications/lifecycle";
import { listOpenIntakes } from "@/lib/applications/queries/list-intakes";
import { getReleasedFeedback } from "@/lib/decisions/queries/get-offer";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { Locale } from "@/lib/i18n/locales";
import { listSharingTasks } from "@/lib/releases/queries/list-tasks";
import { listEnquiries } from "@/lib/reviews/queries/list-enquiries";
import { loadTeamApplication } from "./load";
import { outlookFacts } from "./outlook";
import { versionCopy } from "./version-copy";

type PageProps = { params: Promise<{ locale: string; id: string }> };

async function load({ params }: PageProps) {
  const { locale, id } = await params;
  return loadTeamApplication(locale, id, `/applications/${id}`);
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { application } = await load(props);
  return { title: `${application.intake.name} · ${application.statusLabel}` };
}

const openElsewhere = async (intakeId: string, locale: Locale) =>
  (await listOpenIntakes(locale)).items.filter(({ id }) => id !== intakeId);

/** The team's page of one application: the task list of a draft, then what happens next and how it came there. */
export default async function ApplicationPage(props: PageProps) {
  const { application, page, actor, locale } = await load(props);
  const { id, status } = application;
  const isDraft = status === "draft";
  const hasEnded = endedStatuses.includes(status);
  const [enquiries, feedback, tasks, intakes] = await Promise.all([
    isDraft ? [] : listEnquiries(actor, id, locale),
    isDraft ? null : getReleasedFeedback(actor, id),
    isDraft ? [] : listSharingTasks(actor, locale, { applicationId: id }),
    hasEnded ? openElsewhere(application.intake.id, locale) : [],
  ]);
  return (
    <ClientMessages namespaces={["apply", "reviews", "privacy"]}>
      {isDraft ? (
        <DraftHome
          application={application}
          contactEmail={page.contactEmail}
          statement={page.statement}
          outlook={outlookFacts(application, page.now)}
        />
      ) : (
        <Tracking
          application={application}
          page={page}
          copy={await versionCopy(actor, application, locale)}
          again={hasEnded ? <CopyToIntake applicationId={id} intakes={intakes} /> : null}
        >
          <SharingTasks tasks={tasks} locale={locale} />
          <ReleasedFeedback feedback={feedback} locale={locale} />
          <EnquiryAnswer enquiries={enquiries} />
        </Tracking>
      )}
    </ClientMessages>
  );
}
