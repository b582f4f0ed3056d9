import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import styles from "./public-page.module.css";

export type IntakeCardIntake = {
  slug: string;
  name: string;
  state: "announced" | "open" | "passed";
  kind: "window" | "rolling";
  opensAt: Date;
  closesAt: Date | null;
  panelAt: Date | null;
  answerBy: Date | null;
  lookingFor: string;
  origin: string;
};

type IntakeCardProps = {
  intake: IntakeCardIntake;
  /** Above the intake's name where several programmes stand side by side. */
  programme?: { slug: string; name: string; organisations: string } | undefined;
};

/** One intake: whether it takes applications, its dates, whom it looks for, and the way in. */
export function IntakeCard({ intake, programme }: IntakeCardProps) {
  const t = useTranslations("programmes.public");
  const locale = useLocale();
  const Heading = programme ? "h3" : "h2";
  return (
    <section className={styles.card}>
      <ProgrammeHead programme={programme} />
      <Heading>{intake.name}</Heading>
      <IntakeState intake={intake} />
      <IntakeDates intake={intake} />
      <div className={styles.buttons}>
        {programme ? (
          <ButtonLink href={`/${locale}/programmes/${programme.slug}/check`} tone="primary" wide>
            {t("check")}
          </ButtonLink>
        ) : null}
        {intake.state === "open" ? (
          <ButtonLink href={`/${locale}/apply/${intake.slug}`} wide>
            {t("start")}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}

function IntakeState({ intake }: { intake: IntakeCardIntake }) {
  const t = useTranslations("programmes.public");
  const locale = useLocale();
  if (intake.state === "open") return <StatusBadge tone="ok">{t("open")}</StatusBadge>;
  const opens = formatDateTime(intake.opensAt, locale);
  return <StatusBadge tone="wait">{t("opensAt", { date: opens })}</StatusBadge>;
}

function IntakeDates({ intake }: { intake: IntakeCardIntake }) {
  const t = useTranslations("programmes.public");
  const locale = useLocale();
  const { closesAt, panelAt, answerBy, kind } = intake;
  const lines: [string, string | null][] = [
    [
      kind === "rolling" ? t("nextCutOff") : t("closes"),
      closesAt && formatDateTime(closesAt, locale),
    ],
    [t("panel"), panelAt && formatDate(panelAt, locale)],
    [t("answerBy"), answerBy && formatDate(answerBy, locale)],
    [t("lookingFor"), intake.lookingFor],
    [t("from"), intake.origin],
  ];
  return (
    <dl>
      {lines.map(([term, words]) =>
        words === null ? null : (
          <div key={term} style={{ display: "contents" }}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Whose intake it is, where several programmes stand side by side. */
function ProgrammeHead({ programme }: Pick<IntakeCardProps, "programme">) {
  const locale = useLocale();
  return programme ? (
    <>
      <p className={styles.organisations}>{programme.organisations}</p>
      <h2>
        <a href={`/${locale}/programmes/${programme.slug}`}>{programme.name}</a>
      </h2>
    </>
  ) : null;
}

/** Stands where the intake would, so that nobody wonders. */
export function NoIntakeCard({
  programme,
  contactEmail,
}: {
  programme?: IntakeCardProps["programme"];
  contactEmail: string | null;
}) {
  const t = useTranslations("programmes.public");
  return (
    <section className={styles.card}>
      <ProgrammeHead programme={programme} />
      {programme ? <h3>{t("noIntake")}</h3> : <h2>{t("noIntake")}</h2>}
      <p>{t("noIntakeBody")}</p>
      {contactEmail ? <a href={`mailto:${contactEmail}`}>{contactEmail}</a> : null}
    </section>
  );
}
