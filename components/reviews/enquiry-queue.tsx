import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/locales";
import type { EnquiryView } from "@/lib/reviews/views";
import { EnquiryList } from "./enquiry-list";
import { SettleEnquiry } from "./settle-enquiry";

type EnquiryQueueProps = {
  /** From listEnquiries of lib/reviews/queries/list-enquiries. */
  enquiries: readonly EnquiryView[];
  /** The organisations by short name. */
  lead: string;
  partner: string;
  locale: Locale;
};

/**
 * The reviewers' questions on the staff's page of an application: the lead's officer forwards or declines, the others
 * read. Draws nothing while there are none. Needs the messages `reviews`.
 */
export function EnquiryQueue({ enquiries, lead, partner, locale }: EnquiryQueueProps) {
  const t = useTranslations("reviews.enquiries");
  if (enquiries.length === 0) return null;
  return (
    <Section id="enquiries" title={t("queueTitle")} intro={t("queueIntro")}>
      <EnquiryList
        enquiries={enquiries}
        locale={locale}
        actions={({ id, question, tier, mayNarrow, mayForward }) =>
          mayForward ? (
            <SettleEnquiry
              enquiry={{ id, question, tier, mayNarrow }}
              lead={lead}
              partner={partner}
            />
          ) : null
        }
      />
    </Section>
  );
}
