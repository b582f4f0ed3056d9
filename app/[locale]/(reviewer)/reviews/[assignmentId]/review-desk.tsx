import { getTranslations } from "next-intl/server";
import { recordSectionData } from "@/app/[locale]/record-section-data";
import { ApplicationReading, type ReadSection } from "@/components/reviews/application-reading";
import { AskEnquiry } from "@/components/reviews/ask-enquiry";
import { DeclareConflict } from "@/components/reviews/declare-conflict";
import styles from "@/components/reviews/desk.module.css";
import { EnquiryList } from "@/components/reviews/enquiry-list";
import { FiledReviews } from "@/components/reviews/filed-reviews";
import { ReviewForm } from "@/components/reviews/review-form";
import { NextStep } from "@/components/ui/next-step";
import { Section } from "@/components/ui/section";
import type { ApplicationView } from "@/lib/applications/queries/get-application";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { Section as FormSection } from "@/lib/programmes/schema";
import type { AssignmentView } from "@/lib/reviews/views";

type ReviewDeskProps = {
  view: AssignmentView;
  reading: { application: ApplicationView; form: FormSection[] };
  locale: Locale;
  /** Keys of released sections that the reviewer clicked open. */
  open: readonly string[];
};

/** The application on one side, the rubric of the reviewer's organisation on the other. */
export async function ReviewDesk(props: ReviewDeskProps) {
  const { view, reading, locale } = props;
  const t = await getTranslations("reviews.desk");
  const tAsk = await getTranslations("releases.ask");
  const tForm = await getTranslations("reviews.errors");
  const sections = readSections(props);
  const { review, organisation, dueAt, peers, enquiries } = view;
  const isFiled = review?.state === "filed";
  const moment = isFiled ? "filed" : "late";
  const closed = view.closed && !isFiled ? tForm(view.closed.replace("reviews.", "")) : null;
  return (
    <ClientMessages namespaces={["reviews", "apply", "files.list"]}>
      <div className={styles.desk}>
        <div className={styles.reading}>
          <NextStep narrow>
            {t(isFiled ? "nextFiled" : "next", {
              organisation,
              dated: dueAt ? "yes" : "no",
              due: dueAt ? formatDateTime(dueAt, locale) : "",
            })}
          </NextStep>
          <ApplicationReading
            sections={sections}
            locale={locale}
            organisation={organisation}
            isImported={reading.application.source === "import"}
          />
          {view.side === "partner" ? (
            <p>
              <a href={`/${locale}/releases/ask/${reading.application.id}`}>{tAsk("goSuggest")}</a>
            </p>
          ) : null}
          {peers ? (
            <Section id="peers" title={t("peers", { organisation })}>
              <FiledReviews reviews={peers} locale={locale} />
            </Section>
          ) : null}
          <Section id="enquiries" title={t("enquiries")} intro={t("enquiriesIntro")}>
            <EnquiryList enquiries={enquiries} locale={locale} />
            {closed || isFiled ? null : <AskEnquiry assignmentId={view.id} />}
          </Section>
          <Section id="conflict" title={t("late")} intro={t("lateIntro")}>
            <DeclareConflict assignmentId={view.id} startup={view.card.name} moment={moment} />
          </Section>
        </div>
        <div className={styles.scoring}>
          {review ? (
            <ReviewForm
              key={review.state}
              assignmentId={view.id}
              startup={view.card.name}
              organisation={organisation}
              review={review}
              closed={closed}
            />
          ) : null}
        </div>
      </div>
    </ClientMessages>
  );
}

function readSections({ view, reading, locale, open }: ReviewDeskProps): ReadSection[] {
  const here = `/${locale}/reviews/${view.id}`;
  return reading.application.sections.map((section) => {
    const { files, ...data } = recordSectionData(section, reading.form, { here, open });
    return { ...data, documents: files.filter((file) => file.state === "clean") };
  });
}
