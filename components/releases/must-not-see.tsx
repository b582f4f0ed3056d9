import { Cluster } from "@/components/ui/cluster";
import { ButtonLink } from "@/components/ui/button-link";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/locales";
import type { KeptOut } from "@/lib/releases/views";
import { useReleaseWords } from "./words";

type MustNotSeeProps = {
  applicationId: string;
  partner: string;
  keptOut: readonly KeptOut[];
  locale: Locale;
};

/** Who is kept out, named before an application is sent, with the way to change it. */
export function MustNotSee({ applicationId, partner, keptOut, locale }: MustNotSeeProps) {
  const { t, list } = useReleaseWords(locale);
  const names = keptOut.map(
    ({ person, unit }) => person ?? t("keptOut.unit", { unit: unit ?? "" }),
  );
  return (
    <Section id="must-not-see" title={t("keptOut.title")}>
      <p>
        {names.length > 0
          ? t("keptOut.named", { partner, names: list(names) })
          : t("keptOut.namedNone", { partner })}
      </p>
      <Cluster>
        <ButtonLink href={`/${locale}/applications/${applicationId}/sharing#must-not-see`}>
          {t("keptOut.write")}
        </ButtonLink>
      </Cluster>
    </Section>
  );
}
