import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import type { Locale } from "@/lib/i18n/locales";
import type { ProgrammeStatus } from "@/lib/programmes/schema";
import { SetUpAction } from "./set-up-action";

type ProgrammeActsProps = {
  programme: { id: string; slug: string; status: ProgrammeStatus };
  locale: Locale;
};

/** What the lead's manager may do with the programme now. */
export function ProgrammeActs({ programme, locale }: ProgrammeActsProps) {
  const t = useTranslations("setup");
  const { id, slug, status } = programme;
  const isOpen = status === "open";
  return (
    <>
      {status === "closed" ? null : (
        <ButtonLink href={`/${locale}/desk/programmes/${slug}/edit`}>{t("edit")}</ButtonLink>
      )}
      <SetUpAction
        url={`/api/programmes/${id}/${isOpen ? "close" : "open"}`}
        label={
          isOpen
            ? t("programme.close")
            : status === "closed"
              ? t("programme.reopen")
              : t("programme.open")
        }
        tone={isOpen ? "default" : "primary"}
        confirm={{
          title: isOpen ? t("programme.closeTitle") : t("programme.openTitle"),
          body: isOpen ? t("programme.closeBody") : t("programme.openBody"),
        }}
      />
    </>
  );
}
