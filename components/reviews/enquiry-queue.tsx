"use client";

import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { isLocale } from "@/lib/i18n/locales";
import type { EnquiryView } from "@/lib/reviews/views";
import { EnquiryList } from "./enquiry-list";
import { SettleEnquiry } from "./settle-enquiry";

type EnquiryQueueProps = {
  /** From listEnquiries of lib/reviews/queries/list-enquiries. */
  enquiries: readonly EnquiryView[];
  /** The organisations by short name. */
  lead: string;
  partner: string;
};

/**
 * The reviewers' questions on the staff's page of an application: the lead's officer forwards or declines, the others
 * read. Draws nothing while there are none. Needs the messages `reviews`.
 */
export function EnquiryQueue({ enquiries, lead, partner }: EnquiryQueueProps) {
  const t = useTranslations("reviews.enquiries");
  const language = useLocale();
  const locale = isLocale(language) ? language : "en-HK";
  if (enquiries.length === 0) return null;
  return (
    <Section id="enquiries" title={t("queueTitle")} intro={t("queueIntro")}>
      <EnquiryList
        enquiries={enquiries}
        locale={locale}
        actions={(enquiry) =>
          enquiry.mayForward ? (
            <SettleEnquiry enquiry={enquiry} lead={lead} partner={partner} />
          ) : null
        }
      />
    </Section>
  );
}
