import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { WaitingElsewhere } from "@/app/[locale]/waiting-elsewhere";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { MentorMatches } from "@/components/mentoring/mentor-matches";
import { ButtonLink } from "@/components/ui/button-link";
import { NextStep } from "@/components/ui/next-step";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getMyMentorProfile } from "@/lib/mentoring/queries/get-profile";
import { listMyMatches } from "@/lib/mentoring/queries/list-matches";
import { waitsForMentor } from "@/lib/mentoring/schema";
import { inOneReading } from "@/lib/platform/reading";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mentoring.pages.mine");
  return { title: t("title") };
}

/** The mentor's first page: what waits for an answer, whom they help, and a profile to write. */
export default async function MentoringPage({ params }: PageProps) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/mentoring");
  const { saved, profile, matches } = await found(
    inOneReading(actor, async () => ({
      ...(await getMyMentorProfile(actor)),
      matches: await listMyMatches(actor, locale),
    })),
  );
  const t = await getTranslations("mentoring.pages.mine");
  const waiting = matches.filter(waitsForMentor).length;
  const active = matches.filter(({ state }) => state === "active").length;
  const toProfile = (
    <ButtonLink href={`/${locale}/mentoring/profile`} tone={saved ? "default" : "primary"}>
      {t("toProfile")}
    </ButtonLink>
  );
  return (
    <ClientMessages namespaces={["mentoring"]}>
      <PageHeader title={t("title")} sub={t("sub")} />
      <WaitingElsewhere locale={locale} />
      {saved ? (
        <NextStep>
          {waiting === 0 && active > 0
            ? t("nextActive", { count: active })
            : t("next", { count: waiting })}
        </NextStep>
      ) : (
        <Notice title={t("writeTitle")} action={toProfile}>
          <p>{t("writeProfile")}</p>
        </Notice>
      )}
      {saved && !profile.active ? (
        <Notice tone="warn" action={toProfile}>
          <p>{t("away")}</p>
        </Notice>
      ) : null}
      <MentorMatches matches={matches} />
    </ClientMessages>
  );
}
