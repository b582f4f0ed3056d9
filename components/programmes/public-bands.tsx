import { useTranslations } from "next-intl";
import { Lens } from "@/components/ui/lens";
import type { DecisionMode } from "@/lib/programmes/schema";
import type { EligibilityRule } from "@/lib/programmes/rules-schema";
import { Band } from "./hero";
import styles from "./public-page.module.css";

type Names = { lead: string; partner: string };

/** The four steps from form to help; the third says who decides in this programme. */
export function HowItGoes({
  lead,
  partner,
  mode = "both_must_agree",
}: Names & { mode?: DecisionMode | undefined }) {
  const t = useTranslations("programmes.public.how");
  const steps = [
    { step: "apply", body: t("apply.body") },
    { step: "review", body: t("review.body", { lead, partner }) },
    { step: "decide", body: t(`decide.${mode}`, { lead, partner }) },
    { step: "help", body: t("help.body") },
  ] as const;
  return (
    <Band title={t("title")}>
      <ol className={styles.steps}>
        {steps.map(({ step, body }) => (
          <li key={step}>
            <b>{t(`${step}.title`)}</b> <span>{body}</span>
          </li>
        ))}
      </ol>
    </Band>
  );
}

/** Who reads what, in three lenses. */
export function YourScience({ lead, partner }: Names) {
  const t = useTranslations("programmes.public.science");
  return (
    <Band title={t("title")}>
      <p>{t("body", { lead, partner })}</p>
      <div className={styles.lenses}>
        <Lens sight="public">{t("everyone")}</Lens>
        <Lens sight="open">{t("both", { lead, partner })}</Lens>
        <Lens sight="closed">{t("leadOnly", { lead })}</Lens>
      </div>
    </Band>
  );
}

/** The admission rules of the intake in plain words. Draws nothing without rules. */
export function WhoMayApply({
  rules,
  checkHref,
}: {
  rules: readonly EligibilityRule[];
  checkHref: string;
}) {
  const t = useTranslations("programmes.public.who");
  if (rules.length === 0) return null;
  return (
    <Band title={t("title")}>
      <ul className={styles.points}>
        {rules.map((rule) => (
          <li key={rule.key}>{t(rule.kind, { limit: "limit" in rule ? rule.limit : 0 })}</li>
        ))}
      </ul>
      <p>
        <a href={checkHref}>{t("check")}</a>
      </p>
    </Band>
  );
}

/** What the two organisations of a programme bring. Draws nothing without offers. */
export function WhatEachBrings({ offers }: { offers: readonly string[] }) {
  const t = useTranslations("programmes.public");
  if (offers.length === 0) return null;
  return (
    <Band title={t("brings")}>
      <ul className={styles.points}>
        {offers.map((offer) => (
          <li key={offer}>{offer}</li>
        ))}
      </ul>
    </Band>
  );
}

const services = [
  "mentors",
  "hospitals",
  "experts",
  "investors",
  "office",
  "roadshows",
  "sharing",
  "patients",
  "milestones",
] as const;

/** Every row of the programme agreement, one line each. */
export function AfterAdmission() {
  const t = useTranslations("programmes.public.after");
  return (
    <Band title={t("title")}>
      <p>{t("body")}</p>
      <ul className={styles.points}>
        {services.map((service) => (
          <li key={service}>{t(service)}</li>
        ))}
      </ul>
    </Band>
  );
}
