import { DataTable } from "@/components/ui/data-table";
import { Lens } from "@/components/ui/lens";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { SharedSection, SharingView } from "@/lib/releases/views";
import styles from "./releases.module.css";
import { useReleaseWords } from "./words";

type SectionsTableProps = {
  sections: readonly SharedSection[];
  application: SharingView["application"];
  /** Taking back opens nothing: every owner may, however they signed in. */
  mayTakeAway: boolean;
  locale: Locale;
};

/** Section by section: what the lead reads, what the partner reads, and who of it by name. */
export function SectionsTable({ sections, application, mayTakeAway, locale }: SectionsTableProps) {
  const { t } = useReleaseWords(locale);
  const { lead, partner, id, version } = application;
  const base = `/${locale}/applications/${id}`;
  return (
    <DataTable
      caption={t("sharing.sections")}
      rows={sections}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "section",
          header: t("sharing.section"),
          rowHeader: true,
          cell: ({ key, title }) => (
            <>
              <a href={`${base}/sections/${key}`}>{title}</a>{" "}
              {version > 0 ? (
                <span className={`quiet ${styles.second}`}>
                  {t("sharing.versionLine", { version })}
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: "lead",
          header: lead,
          cell: ({ partner: sight }) =>
            sight === "nothing_yet" ? (
              <Lens sight="closed">{t("sharing.nobodyYet")}</Lens>
            ) : (
              <Lens sight="open" reason={t("sharing.staffReason", { lead })}>
                {t("sharing.staff")}
              </Lens>
            ),
        },
        {
          key: "partner",
          header: partner,
          cell: (section) => (
            <PartnerSight section={section} application={application} locale={locale} />
          ),
        },
        {
          key: "action",
          header: t("sharing.action"),
          cell: (section) => {
            const releases = mayTakeAway ? releasesOf(section) : [];
            if (releases.length === 0) return "–";
            return releases.map(({ id: release, until }) => (
              <a key={release} className={styles.second} href={`${base}/sharing/${release}`}>
                {releases.length === 1 || until === null
                  ? t("sharing.seeRelease")
                  : t("sharing.seeReleaseUntil", { until: formatDate(until, locale) })}
                <span className="sr-only">{` ${section.title}`}</span>
              </a>
            ));
          },
        },
      ]}
    />
  );
}

/** The releases by which a section is open or will open, each once. */
function releasesOf({ readers, waiting }: SharedSection): { id: string; until: string | null }[] {
  const all = [...readers, ...waiting].flatMap(({ releaseId, until }) =>
    releaseId ? [{ id: releaseId, until }] : [],
  );
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

type PartnerSightProps = {
  section: SharedSection;
  application: SharingView["application"];
  locale: Locale;
};

function PartnerSight({ section, application, locale }: PartnerSightProps) {
  const { t } = useReleaseWords(locale);
  const { partner } = application;
  switch (section.partner) {
    case "nothing_yet":
      return <Lens sight="closed">{t("sharing.nobodyYet")}</Lens>;
    case "ended":
      return <Lens sight="closed">{t("sharing.endedSight")}</Lens>;
    case "shared":
      return (
        <Lens sight="open" reason={t("sharing.sharedReason", { partner })}>
          {t("sharing.staff")}
        </Lens>
      );
    case "exists":
      return (
        <Lens sight="closed" reason={t("sharing.existsReason", { partner })}>
          {t("sharing.exists")}
        </Lens>
      );
    case "waits":
      return <Waiting section={section} locale={locale} />;
    default:
      return (
        <>
          <Reading section={section} version={application.version} locale={locale} />
          {section.waiting.length > 0 ? <Waiting section={section} locale={locale} /> : null}
        </>
      );
  }
}

type PartProps = { section: SharedSection; locale: Locale };

/** To whom it opens later, and what it waits for: one line for each of the two. */
function Waiting({ section, locale }: PartProps) {
  const { t } = useReleaseWords(locale);
  const groups = [true, false].map((declares) =>
    section.waiting.filter((each) => each.declares === declares),
  );
  return groups.map((group) => {
    const [first] = group;
    if (!first) return null;
    const from = group.map((each) => each.from ?? "").toSorted()[0];
    return (
      <Lens
        key={String(first.declares)}
        sight="closed"
        reason={
          <>
            {group.map(({ personId, name, until }) => (
              <p key={personId}>
                {t("sharing.releasedLine", { name, until: formatDate(until, locale) })}
              </p>
            ))}
            <p>{t(first.declares ? "sharing.declaresReason" : "sharing.beginsReason")}</p>
          </>
        }
      >
        {t(first.declares ? "sharing.opensDeclared" : "sharing.opensFrom", {
          count: group.length,
          name: first.name,
          dated: from ? "yes" : "no",
          from: from ? formatDate(from, locale) : "",
        })}
      </Lens>
    );
  });
}

function Reading({ section, version, locale }: PartProps & { version: number }) {
  const { t } = useReleaseWords(locale);
  const { readers } = section;
  const last =
    readers
      .map(({ until }) => until ?? "")
      .toSorted()
      .at(-1) ?? "";
  const bound = readers.find((reader) => reader.version !== null && reader.version < version);
  return (
    <>
      <Lens
        sight="open"
        reason={
          <>
            {readers.map(({ name, until }) => (
              <p key={name}>
                {t("sharing.releasedLine", {
                  name,
                  until: until ? formatDate(until, locale) : "–",
                })}
              </p>
            ))}
            <p>{t("sharing.releasedReason")}</p>
          </>
        }
      >
        {t("sharing.releasedTo", {
          count: readers.length,
          name: readers[0]?.name ?? "",
          until: last ? formatDate(last, locale) : "–",
        })}
      </Lens>
      {bound ? (
        <span className={`quiet ${styles.second}`}>
          {t("sharing.releasedVersion", { version: bound.version ?? 0 })}
        </span>
      ) : null}
    </>
  );
}
