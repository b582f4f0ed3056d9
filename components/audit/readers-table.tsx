import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { ReaderView } from "@/lib/audit/schema";
import { formatDate, formatNumber, formatTimeWithSeconds } from "@/lib/i18n/format";
import { Subject } from "./events-table";
import { By, useTrailWords } from "./trail-words";

/** Who opened what, how often, first and last. */
export function ReadersTable({ readers }: { readers: ReaderView[] }) {
  const t = useTranslations("audit.readers");
  const words = useTrailWords();
  return (
    <DataTable
      caption={t("caption")}
      rows={readers}
      rowKey={({ person, role, type, objectId }) =>
        [person, role, type, objectId].map(String).join("/")
      }
      columns={[
        {
          key: "who",
          header: t("who"),
          rowHeader: true,
          cell: (reader) => <By event={reader} />,
        },
        {
          key: "what",
          header: t("what"),
          cell: (reader) => (
            <div>
              {words.event(reader.type)}
              <br />
              <Subject event={reader} />
            </div>
          ),
        },
        { key: "first", header: t("first"), cell: ({ firstAt }) => <Moment at={firstAt} /> },
        { key: "last", header: t("last"), cell: ({ lastAt }) => <Moment at={lastAt} /> },
        {
          key: "times",
          header: t("times"),
          numeric: true,
          cell: ({ times }) => formatNumber(times),
        },
      ]}
    />
  );
}

function Moment({ at }: { at: string }) {
  const locale = useLocale();
  return (
    <div>
      {formatDate(at, locale)}
      <br />
      <span className="quiet">{formatTimeWithSeconds(at, locale)}</span>
    </div>
  );
}
