import type { ReactNode } from "react";
import { Between } from "@/components/ui/between";
import { Cluster } from "@/components/ui/cluster";
import { NextStep } from "@/components/ui/next-step";
import { Section } from "@/components/ui/section";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ReleaseWord } from "@/lib/releases/schema";
import type { ReleaseReaderView, ReleaseView, SharingView } from "@/lib/releases/views";
import { AnswerForm } from "./answer-form";
import { Conversation } from "./conversation";
import { ReaderList } from "./reader-list";
import { ReleaseAct } from "./release-act";
import { ReleaseFacts } from "./release-facts";
import styles from "./releases.module.css";
import { useReleaseWords } from "./words";

type OwnReleaseProps = {
  release: ReleaseView;
  view: SharingView;
  locale: Locale;
  /** The text of each section that is asked for, by its key, while an owner has to answer. */
  texts: Readonly<Record<string, ReactNode>>;
  /** What changed since the version released, where there is a newer one. */
  difference: ReactNode;
};

/** One request of the partner as the startup's team sees it, with the owner's answer to it. */
export function OwnRelease({ release, view, locale, texts, difference }: OwnReleaseProps) {
  const { t, list } = useReleaseWords(locale);
  const { partner, lead, version } = view.application;
  const { actions } = release;
  return (
    <>
      <NextStep>
        {t(`own.${release.word === "suggested" ? "asked" : release.word}`, {
          partner,
          until: formatDateTime(release.until, locale),
          from: release.from ? formatDate(release.from, locale) : "",
          date: formatDate(release.endedAt ?? release.answeredAt ?? release.at, locale),
        })}
      </NextStep>
      <ReleaseFacts release={release} partner={partner} side="startup" locale={locale} />
      {actions.answer.may ? null : (
        <>
          <Section id="sections" title={t("own.sections")}>
            <Sections release={release} locale={locale} />
          </Section>
          <Section id="people" title={t("own.people")}>
            <Readers release={release} locale={locale} />
          </Section>
        </>
      )}
      {actions.answer.may ? (
        <Section id="answer" title={t("own.answerTitle")}>
          <AnswerForm
            release={release}
            documents={view.documents}
            partner={partner}
            version={version}
            texts={texts}
          />
        </Section>
      ) : null}
      {release.standing === "asked" && !actions.answer.may ? (
        <p className="quiet">
          {actions.answer.sentence}
          <Between />
          {t("sharing.ownersAnswer", { count: view.owners.length, owners: list(view.owners) })}
        </p>
      ) : null}
      {difference}
      <Conversation release={release} side="startup" partner={partner} lead={lead} />
      {actions.revoke.may ? (
        <Cluster variant="bar">
          <ReleaseAct
            tone="danger"
            label={t("own.revoke")}
            url={`/api/releases/${release.id}/revocation`}
            done={t("own.revoked_done")}
            confirm={{
              title: t("own.revokeTitle"),
              text: t("own.revokeBody", { partner }),
              label: t("own.revoke"),
              reasonLabel: t("own.reasonLabel", { partner }),
            }}
          />
        </Cluster>
      ) : null}
    </>
  );
}

/** What is so of one section under this release alone; another release may open it all the same. */
function sectionWord(word: ReleaseWord, granted: boolean) {
  if (word === "asked" || word === "asked_back" || word === "suggested") return "asked";
  const isLive = word === "in_force" || word === "not_yet" || word === "declares";
  if (isLive || word === "nobody") return granted ? word : "left_out";
  return granted ? "over" : "never";
}

type PartProps = { release: ReleaseView; locale: Locale };

/** The sections asked for; those released can be taken back one by one. */
function Sections({ release, locale }: PartProps) {
  const { t } = useReleaseWords(locale);
  const from = release.from ? formatDate(release.from, locale) : "";
  return (
    <ul className={styles.lines}>
      {release.sections.map(({ key, title, granted }) => (
        <li key={key}>
          <p>
            {title}{" "}
            <span className={`quiet ${styles.second}`}>
              {t(`own.section.${sectionWord(release.word, granted)}`, { from })}
            </span>
          </p>
          {granted && release.actions.revoke.may ? (
            <ReleaseAct
              size="small"
              label={t("own.revokeSection")}
              about={title}
              url={`/api/releases/${release.id}/revocation`}
              body={{ section: key }}
              done={t("own.revoked_done")}
              confirm={{
                title: t("own.revokeSectionTitle", { section: title }),
                text: t("own.revokePart"),
                label: t("own.revokeSection"),
              }}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The people named: those who wait get a yes or a no, those who read can be shut out one by one. */
function Readers({ release, locale }: PartProps) {
  const { t, titles } = useReleaseWords(locale);
  const granted = titles(
    release.sections.filter((section) => section.granted).map(({ title }) => title),
  );
  const mayDecide = release.actions.revoke.may;
  const acts = (reader: ReleaseReaderView) => {
    if (!mayDecide) return null;
    const url = `/api/releases/${release.id}/readers/${reader.id}`;
    if (reader.standing === "awaits_owner")
      return (
        <>
          <ReleaseAct
            size="small"
            tone="primary"
            ownSignIn
            label={t("own.readerYes")}
            about={reader.name}
            url={url}
            body={{ answer: "grant" }}
            done={t("own.readerYesDone")}
            confirm={{
              title: t("own.readerYesTitle", { name: reader.name }),
              text: t("own.readerYesBody", {
                sections: granted,
                version: release.version ?? 0,
                until: formatDate(release.until, locale),
              }),
              label: t("own.readerYes"),
            }}
          />
          <ReleaseAct
            size="small"
            ownSignIn
            label={t("own.readerNo")}
            about={reader.name}
            url={url}
            body={{ answer: "refuse" }}
            done={t("own.readerNoDone")}
          />
        </>
      );
    const isGranted = ["reads", "awaits_declaration", "not_yet"].includes(reader.standing);
    return isGranted ? (
      <ReleaseAct
        size="small"
        label={t("own.revokeReader")}
        about={reader.name}
        url={`/api/releases/${release.id}/revocation`}
        body={{ reader: reader.id }}
        done={t("own.revoked_done")}
        confirm={{
          title: t("own.revokeReaderTitle", { name: reader.name }),
          text: t("own.revokePart"),
          label: t("own.revokeReader"),
        }}
      />
    ) : null;
  };
  return <ReaderList readers={release.readers} locale={locale} acts={acts} />;
}
