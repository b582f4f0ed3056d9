import { useLocale, useTranslations } from "next-intl";
import { Between } from "@/components/ui/between";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { formatNumber } from "@/lib/i18n/format";
import type { PairReason } from "@/lib/reviews/schema";
import type { PairView, RunView } from "@/lib/reviews/views";

const languageNames: Record<string, string> = {
  "en-HK": "English",
  "zh-HK": "繁體中文",
  "zh-CN": "简体中文",
};

/** The proposed pairs with why, what is missing, and whether a better assignment is ruled out. */
export function RunPreview({ run }: { run: RunView }) {
  const t = useTranslations("reviews.run");
  const locale = useLocale();
  const { preview } = run;
  if (!preview) return null;
  const { pairs, shortfall, proved } = preview;
  const count = pairs.filter((pair) => !pair.kept).length;
  return (
    <>
      <p>
        {t("summary", { count, kept: pairs.length - count })}
        <Between />
        {t(proved ? "proved" : "notProved")}
      </p>
      {shortfall.length > 0 ? (
        <Notice tone="warn" title={t("shortfall", { count: shortfall.length })}>
          <ul>
            {shortfall.map((gap) => (
              <li key={gap.reference}>
                {t("gap", { startup: gap.startup, reference: gap.reference, missing: gap.missing })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <DataTable<PairView>
        caption={t("caption")}
        rows={pairs}
        rowKey={(pair) => `${pair.applicationId}/${pair.membershipId}`}
        columns={[
          {
            key: "startup",
            header: t("application"),
            rowHeader: true,
            cell: (pair) => (
              <>
                <b>{pair.startup}</b> <span className="quiet">{pair.reference}</span>
              </>
            ),
          },
          { key: "reviewer", header: t("reviewer"), cell: (pair) => pair.reviewer },
          {
            key: "fit",
            header: t("fit"),
            numeric: true,
            cell: (pair) => formatNumber(Math.round(pair.fit), locale),
          },
          { key: "why", header: t("why"), cell: (pair) => <Why reasons={pair.reasons} /> },
        ]}
      />
    </>
  );
}

function Why({ reasons }: { reasons: readonly PairReason[] }) {
  const t = useTranslations("reviews.reasons");
  const sentences = reasons.map(({ code, params }) => {
    const language = languageNames[String(params.language)] ?? "";
    return t(code, { area: "", modality: "", load: 0, capacity: 0, ...params, language });
  });
  return <span className="quiet">{sentences.join(" · ")}</span>;
}
