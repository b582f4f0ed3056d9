import { DescriptionList } from "@/components/ui/description-list";
import { releaseReference } from "@/lib/access/release-reference";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ReleaseView } from "@/lib/releases/views";
import { useReleaseWords } from "./words";

type ReleaseFactsProps = {
  release: ReleaseView;
  partner: string;
  side: "startup" | "partner";
  locale: Locale;
};

/** What was asked for: purpose, who asked, on what basis, until when, in which version. */
export function ReleaseFacts({ release, partner, side, locale }: ReleaseFactsProps) {
  const { t, basisOf } = useReleaseWords(locale);
  const { by, at, from, until, version, reason, basis, cdaSignedOn, standing } = release;
  const day = (moment: string) => formatDate(moment, locale);
  return (
    <DescriptionList
      items={[
        { term: t("own.purpose"), description: release.purpose },
        {
          term: t(standing === "suggested" ? "release.suggestedBy" : "own.by"),
          description: by ? t("own.byLine", { name: by, partner, date: day(at) }) : day(at),
        },
        { term: t("own.basis"), description: basisOf(basis, cdaSignedOn) },
        {
          term: t("own.period"),
          description: from
            ? t("own.periodFrom", { from: day(from), until: day(until) })
            : day(until),
        },
        ...(version === null
          ? []
          : [
              {
                term: t("own.version"),
                description: t(side === "startup" ? "own.versionLine" : "release.versionLine", {
                  version,
                }),
              },
            ]),
        // Copies are made under a right that was given, and carry its name.
        ...(version === null
          ? []
          : [{ term: t("own.reference"), description: releaseReference(release.id) }]),
        ...(reason ? [{ term: t("own.reason"), description: reason }] : []),
      ]}
    />
  );
}
