import { getTranslations } from "next-intl/server";
import type { SelfCheckTexts } from "@/components/programmes/self-check";

/** The words of the self-check, so that the browser need not carry the whole domain's messages. */
export async function selfCheckTexts(lead: string): Promise<SelfCheckTexts> {
  const t = await getTranslations("programmes.check");
  return {
    submit: t("submit"),
    eligible: t("eligible"),
    eligibleBody: t("eligibleBody", { lead }),
    notYet: t("notYet"),
    notYetBody: t("notYetBody"),
    change: t("change"),
    start: t("start"),
    questions: {
      domain: t("questions.domain"),
      foundedOn: t("questions.foundedOn"),
      headcount: t("questions.headcount"),
      fullTimeStaff: t("questions.fullTimeStaff"),
      technicalStaff: t("questions.technicalStaff"),
      technicalEquityPercent: t("questions.technicalEquityPercent"),
    },
    problems: {
      missing: t("problems.missing"),
      whole: t("problems.whole"),
      in_future: t("problems.in_future"),
      more_than_team: t("problems.more_than_team"),
      above_hundred: t("problems.above_hundred"),
    },
  };
}
