import type { Metadata } from "next";
import { DraftHome } from "@/components/applications/draft-home";
import { Tracking } from "@/components/applications/tracking";
import { EnquiryAnswer } from "@/components/reviews/enquiry-answer";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { listEnquiries } from "@/lib/reviews/queries/list-enquiries";
import { loadTeamApplication } from "./load";
import { outlookFacts } from "./outlook";

type PageProps = { params: Promise<{ locale: string; id: string }> };

async function load({ params }: PageProps) {
  const { locale, id } = await params;
  return loadTeamApplication(locale, id, `/applications/${id}`);
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { application } = await load(props);
  return { title: `${application.intake.name} · ${application.statusLabel}` };
}

/** The team's page of one application: the task list of a draft, then what happens next and how it came there. */
export default async function ApplicationPage(props: PageProps) {
  const { application, page, actor, locale } = await load(props);
  const isDraft = application.status === "draft";
  const enquiries = isDraft ? [] : await listEnquiries(actor, application.id, locale);
  return (
    <ClientMessages namespaces={["apply", "reviews"]}>
      {isDraft ? (
        <DraftHome
          application={application}
          contactEmail={page.contactEmail}
          outlook={outlookFacts(application, page.now)}
        />
      ) : (
        <Tracking
          application={application}
          page={page}
          enquiries={<EnquiryAnswer enquiries={enquiries} />}
        />
      )}
    </ClientMessages>
  );
}
