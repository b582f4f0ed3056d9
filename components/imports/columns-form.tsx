"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { SelectField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { importFields, type Columns, type Mapping } from "@/lib/imports/schema";
import styles from "./imports.module.css";

/** Which column holds what; a change judges every row anew. */
export function ColumnsForm({ batchId, mapping }: { batchId: string; mapping: Mapping }) {
  const t = useTranslations("imports");
  const router = useRouter();
  const [columns, setColumns] = useState<Columns>(mapping.columns);
  const [error, setError] = useState<string | undefined>(undefined);
  const { run, pending, problem } = useAction(
    (_context, chosen: Columns) =>
      request("PUT", `/api/imports/${batchId}/columns`, { columns: chosen }),
    () => router.refresh(),
  );
  const options = mapping.headers.map((header, index) => ({
    value: String(index),
    label: header || t("batch.columnNumber", { number: index + 1 }),
  }));
  const used = new Set(Object.values(columns));
  const unused = mapping.headers.filter((header, index) => header && !used.has(index));
  const choose = (field: keyof Columns, value: string) => {
    const { [field]: _before, ...rest } = columns;
    setColumns(value === "" ? rest : { ...rest, [field]: Number(value) });
  };
  const onSubmit = () => {
    const isNamed = columns.name !== undefined;
    setError(isNamed ? undefined : t("errors.no_name_column"));
    if (isNamed) return run(columns);
    document.getElementById("column-name")?.focus();
    return undefined;
  };
  return (
    <Form onSubmit={onSubmit}>
      <ProblemBanner problem={problem} />
      <div className={styles.columns}>
        {importFields.map((field) => (
          <SelectField
            key={field}
            id={`column-${field}`}
            label={t(`fields.${field}`)}
            optional={field !== "name"}
            blank={t("batch.notInFile")}
            options={options}
            value={columns[field] === undefined ? "" : String(columns[field])}
            onChange={(event) => choose(field, event.target.value)}
            error={field === "name" ? error : undefined}
          />
        ))}
      </div>
      {unused.length > 0 ? (
        <p className="quiet">{t("batch.unused", { headers: unused.slice(0, 20).join(" · ") })}</p>
      ) : null}
      <Cluster>
        <Button type="submit" pending={pending}>
          {t("batch.saveColumns")}
        </Button>
      </Cluster>
    </Form>
  );
}
