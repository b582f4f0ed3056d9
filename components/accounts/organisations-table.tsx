import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { OrganisationView } from "@/lib/accounts/schema";

/** Every organisation with its kind and how many live roles it has. */
export function OrganisationsTable({ organisations }: { organisations: OrganisationView[] }) {
  const t = useTranslations("accounts.admin");
  return (
    <DataTable
      caption={t("organisations")}
      rows={organisations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: t("organisation"),
          rowHeader: true,
          cell: ({ name, shortName }) => (
            <div>
              <b>{shortName}</b>
              <br />
              <span className="quiet">{name}</span>
            </div>
          ),
        },
        { key: "kind", header: t("kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
        { key: "slug", header: t("slug"), cell: ({ slug }) => slug },
        { key: "members", header: t("members"), numeric: true, cell: ({ members }) => members },
      ]}
    />
  );
}
