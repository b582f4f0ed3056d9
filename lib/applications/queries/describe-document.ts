import type { DocumentObstacle } from "@/lib/applications/document-opening";
import type { Audience } from "@/lib/applications/schema";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Tier } from "@/lib/programmes/schema";
import type { LensView, NamedReader } from "./lens-view";

type Translate = (key: string, params?: Record<string, string | number>) => string;

interface DocumentSight {
  tier: Tier;
  obstacle: DocumentObstacle | null;
  /** Of the reader's own release. */
  until: Date | null;
  /** The partner's people for whom it was chosen. */
  readers: readonly NamedReader[];
}

/** Who can see one file, in words: the lens of its section, cut to what can be opened and what a release chose. */
export function documentLens(
  t: Translate,
  locale: Locale,
  audience: Audience,
  { tier, obstacle, until, readers }: DocumentSight,
  names: { lead: string; partner: string },
): LensView {
  const day = (moment: Date | null) => (moment ? formatDate(moment, locale) : "");
  if (obstacle) {
    const kind = obstacle === "office" ? "office" : "other";
    return {
      sight: "closed",
      label: t(`lens.document.${obstacle === "office" ? "office" : "teamOnly"}.${audience}`, names),
      reason: t(`lens.document.unreadable.${kind}`, {
        ...names,
        obstacle: t(`obstacles.${obstacle}`, names),
      }),
    };
  }
  if (tier === "T1")
    return {
      sight: "open",
      label: t("lens.shared.label", names),
      reason: t(`lens.document.shared.${audience}`, names),
    };
  if (audience === "partner")
    return {
      sight: "open",
      label: t(until ? "lens.released.label" : "lens.document.released", {
        ...names,
        until: day(until),
      }),
      reason: t("lens.document.releasedReason", names),
    };
  if (readers.length === 0)
    return {
      sight: "closed",
      label: t("lens.protected.label", names),
      reason: t(`lens.document.protected.${audience}`, names),
    };
  const people = readers.map(({ name, until: end }) =>
    t("lens.named.person", { name, until: day(end) }),
  );
  return {
    sight: "open",
    label: t("lens.named.label", { ...names, count: readers.length }),
    reason: t(`lens.document.named.${audience}`, {
      ...names,
      count: readers.length,
      people: people.join(t("lens.named.comma")),
    }),
  };
}
