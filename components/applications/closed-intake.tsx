import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { formatDateTime } from "@/lib/i18n/format";
import type { StartIntake } from "./start-page";

/** An intake that takes no applications now. */
export function ClosedIntake({ intake, isAhead }: { intake: StartIntake; isAhead: boolean }) {
  const t = useTranslations("apply.start");
  const locale = useLocale();
  const { opensAt, deadline, programme } = intake;
  return (
    <>
      <PageHeader title={intake.name} sub={t("sub", { ...programme, programme: programme.name })} />
      <EmptyState
        title={isAhead ? t("notYet", { date: formatDateTime(opensAt, locale) }) : t("closed")}
        action={<ButtonLink href={`/${locale}`}>{t("others")}</ButtonLink>}
      >
        {!isAhead && deadline ? t("closedBody", { due: formatDateTime(deadline, locale) }) : null}
      </EmptyState>
    </>
  );
}
