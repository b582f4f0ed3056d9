import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";

/** To the part of the page where somebody is invited to claim an imported record. */
export function InviteLink() {
  const t = useTranslations("decisions.panel");
  return (
    <ButtonLink href="#claim" tone="primary">
      {t("acts.invite")}
    </ButtonLink>
  );
}
