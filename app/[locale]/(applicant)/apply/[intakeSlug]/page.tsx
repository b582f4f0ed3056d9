import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ClosedIntake } from "@/components/applications/closed-intake";
import { StartPage } from "@/components/applications/start-page";
import { closedStatuses } from "@/lib/applications/lifecycle";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { listOpenIntakes, listPublicIntakes } from "@/lib/applications/queries/list-intakes";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { listMyStartups } from "@/lib/startups/queries";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";

type PageProps = { params: Promise<{ locale: string; intakeSlug: string }> };

const loadIntake = cache(async (given: string, slug: string) => {
  const locale = pageLocale(given);
  const [open, all] = await Promise.all([listOpenIntakes(locale), listPublicIntakes(locale)]);
  const intake = all.items.find((each) => each.slug === slug);
  if (!intake) notFound();
  const isAhead = Date.parse(intake.opensAt) > Date.now();
  return { intake, isAhead, isOpen: open.items.some(({ id }) => id === intake.id) };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, intakeSlug } = await params;
  const { intake } = await loadIntake(locale, intakeSlug);
  const t = await getTranslations({ locale: pageLocale(locale), namespace: "apply.start" });
  return { title: t("title", { intake: intake.name }) };
}

/** Where an application begins: deadline, how the data are used, which startup. */
export default async function ApplyPage({ params }: PageProps) {
  const { locale: given, intakeSlug } = await params;
  const locale = pageLocale(given);
  const { intake, isOpen, isAhead } = await loadIntake(locale, intakeSlug);
  const actor = await requirePageActor(locale, `/apply/${intakeSlug}`);
  const { items: startups } = await listMyStartups(actor);
  const acting = startups.some((startup) => startup.acting);
  const begun = acting ? await listApplications(actor, { intake: intake.id }, { locale }) : null;
  const mine = begun?.items.find(({ status }) => !closedStatuses.includes(status));
  return (
    <ClientMessages namespaces={["apply"]}>
      {isOpen || mine ? (
        <StartPage intake={intake} startups={startups} begunId={mine?.id ?? null} />
      ) : (
        <ClosedIntake intake={intake} isAhead={isAhead} />
      )}
    </ClientMessages>
  );
}
