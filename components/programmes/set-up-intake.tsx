import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { OpeningNeed } from "@/lib/programmes/readiness";
import type { IntakeKind, IntakeStatus } from "@/lib/programmes/schema";
import type { LocalisedText } from "@/lib/programmes/localised";
import { intakeKindLabels, intakeStatusLabels } from "@/lib/programmes/vocabulary";
import { OpeningChecks } from "./opening-checks";
import { statusTones } from "./programmes-table";
import { SetUpAction } from "./set-up-action";
import styles from "./set-up-form.module.css";

type SetUpIntakeProps = {
  intake: {
    id: string;
    slug: string;
    name: LocalisedText;
    kind: IntakeKind;
    status: IntakeStatus;
    opensAt: Date;
    closesAt: Date | null;
    panelAt: Date | null;
    answerBy: Date | null;
    reviewsDueAt: Date | null;
    cutOffs: readonly { closesAt: Date }[];
    rules: readonly unknown[];
    updatedAt: Date;
    checks: readonly { need: OpeningNeed; met: boolean }[];
  };
  locale: Locale;
  home: string;
  mayEdit: boolean;
};

/** One intake on the set-up page: its dates, what is missing, and what may be done with it now. */
export function SetUpIntake({ intake, locale, home, mayEdit }: SetUpIntakeProps) {
  const t = useTranslations("setup");
  const { status, checks, slug } = intake;
  const missing = checks.filter((check) => !check.met).length;
  return (
    <section className={styles.row}>
      <div className={styles.rowHead}>
        <h3>{intake.name[locale]}</h3>
        <StatusBadge tone={statusTones[status]}>{intakeStatusLabels[status][locale]}</StatusBadge>
      </div>
      <DescriptionList items={factsOf(intake, locale, t)} />
      {status === "draft" ? (
        <details className={styles.details} open={missing > 0}>
          <summary>{t("overview.missing", { count: missing })}</summary>
          <OpeningChecks checks={checks} />
        </details>
      ) : null}
      {mayEdit && status !== "closed" ? (
        <Cluster>
          <ButtonLink size="small" href={`${home}/intakes/${slug}`}>
            {t("edit")}
            <span className="sr-only"> {intake.name[locale]}</span>
          </ButtonLink>
          <ButtonLink size="small" href={`${home}/intakes/${slug}/eligibility`}>
            {t("overview.eligibility")}
          </ButtonLink>
          <IntakeStep intake={intake} />
        </Cluster>
      ) : null}
    </section>
  );
}

function IntakeStep({ intake: { id, status, updatedAt } }: Pick<SetUpIntakeProps, "intake">) {
  const t = useTranslations("setup.intake");
  return status === "draft" ? (
    <SetUpAction
      url={`/api/programmes/intakes/${id}/open`}
      body={{ shown: updatedAt.toISOString() }}
      label={t("open")}
      tone="primary"
      freezes
      size="small"
      confirm={{ title: t("openTitle"), body: t("openBody") }}
    />
  ) : (
    <SetUpAction
      url={`/api/programmes/intakes/${id}/close`}
      label={t("close")}
      size="small"
      confirm={{ title: t("closeTitle"), body: t("closeBody") }}
    />
  );
}

function factsOf(
  intake: SetUpIntakeProps["intake"],
  locale: Locale,
  t: ReturnType<typeof useTranslations<"setup">>,
) {
  const at = (moment: Date | null) => moment && formatDateTime(moment, locale);
  const rolling = intake.kind === "rolling";
  const facts = [
    { term: t("intake.kind"), description: intakeKindLabels[intake.kind][locale] },
    { term: t("intake.opensAt"), description: at(intake.opensAt) },
    rolling
      ? {
          term: t("intake.closesAt"),
          description: intake.cutOffs.length ? (
            <>
              {intake.cutOffs.map(({ closesAt }) => (
                <div key={closesAt.toISOString()}>{formatDateTime(closesAt, locale)}</div>
              ))}
            </>
          ) : null,
        }
      : { term: t("intake.closesAt"), description: at(intake.closesAt) },
  ];
  const windowFacts = [
    { term: t("intake.reviewsDueAt"), description: at(intake.reviewsDueAt) },
    { term: t("intake.panelAt"), description: at(intake.panelAt) },
    { term: t("intake.answerBy"), description: at(intake.answerBy) },
  ];
  const rules = {
    term: t("overview.eligibility"),
    description: t("overview.rules", { count: intake.rules.length }),
  };
  return [...facts, ...(rolling ? [] : windowFacts), rules];
}
