import { useTranslations } from "next-intl";
import { Cluster } from "@/components/ui/cluster";
import { Lens } from "@/components/ui/lens";
import { NextStep } from "@/components/ui/next-step";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { DecisionView } from "@/lib/decisions/views";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { decisionActs } from "./decision-acts";
import { DecisionSentence } from "./decision-sentence";
import { DiscussionParts } from "./discussion-parts";
import { SideColumn } from "./side-column";
import styles from "./decision-panel.module.css";

type DecisionPanelProps = { view: DecisionView; locale: string };

/** The joint decision of one application: what happens next, the two halves as the seal lets them be seen, and the talk. */
export function DecisionPanel({ view, locale }: DecisionPanelProps) {
  const t = useTranslations("decisions.panel");
  const modes = useTranslations("decisions.modes");
  const { lead, partner } = view.organisations;
  const [first, ...others] = decisionActs(view);
  return (
    <ClientMessages
      namespaces={[
        "decisions.panel",
        "decisions.values",
        "decisions.valueHints",
        "decisions.outcomes",
      ]}
    >
      <Section
        title={t("title")}
        id="decision"
        aside={view.decision ? <SealLens view={view} /> : undefined}
        intro={modes(view.mode, { lead, partner })}
      >
        <NextStep action={first}>
          <DecisionSentence view={view} locale={locale} />
        </NextStep>
        {others.length > 0 ? <Cluster>{others}</Cluster> : null}
        {view.startup === null ? <Notice>{t("parts.ended")}</Notice> : null}
        {view.decision ? (
          <>
            <div className={styles.sides}>
              <SideColumn view={view} side="lead" locale={locale} />
              <SideColumn view={view} side="partner" locale={locale} />
            </div>
            <DiscussionParts view={view} locale={locale} />
          </>
        ) : null}
        {view.opensSheet ? (
          <Cluster>
            <a href={`/${locale}/desk/intakes/${view.intake.slug}/panel`}>
              {t("sheetLink", { intake: view.intake.name })}
            </a>
          </Cluster>
        ) : null}
      </Section>
    </ClientMessages>
  );
}

function SealLens({ view }: { view: DecisionView }) {
  const t = useTranslations("decisions.panel");
  const isOpen = view.decision?.sealOpenedAt != null;
  return (
    <Lens sight={isOpen ? "open" : "closed"} reason={t("sightReason")}>
      {isOpen ? t("sightOpen") : t("sight", { organisation: view.organisations[view.ownSide] })}
    </Lens>
  );
}
