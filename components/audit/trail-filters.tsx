import { useLocale, useTranslations } from "next-intl";
import { auditEvents, type AuditEventGroup } from "@/lib/audit/events";
import { auditRoles, type AuditFilter } from "@/lib/audit/schema";
import { trailAddress } from "./trail-address";
import { TrailDay, TrailForm, TrailInput, TrailSelect } from "./trail-form";
import { useTrailWords } from "./trail-words";

/** What the trail can be narrowed to. */
export function TrailFilters({ filter }: { filter: AuditFilter }) {
  const t = useTranslations("audit");
  const words = useTrailWords();
  const locale = useLocale();
  const here = trailAddress(locale, {});
  const isFiltered = trailAddress(locale, { ...filter, before: null }) !== here;
  return (
    <TrailForm
      action={here}
      submit={t("filters.show")}
      clear={isFiltered ? { href: here, label: t("filters.clear") } : null}
    >
      <TrailSelect
        name="group"
        label={t("filters.group")}
        value={filter.group ?? ""}
        blank={t("filters.all")}
        options={(Object.keys(auditEvents) as AuditEventGroup[]).map((group) => ({
          value: group,
          label: t(`groups.${group}`),
        }))}
      />
      <TrailSelect
        name="role"
        label={t("filters.role")}
        value={filter.role ?? ""}
        blank={t("filters.all")}
        options={auditRoles.map((role) => ({ value: role, label: words.role(role) }))}
      />
      <TrailSelect
        name="by"
        label={t("filters.by")}
        value={filter.by ?? ""}
        blank={t("filters.all")}
        options={[
          { value: "own", label: t("filters.own") },
          { value: "others", label: t("filters.others") },
        ]}
      />
      <TrailInput name="reference" label={t("filters.reference")} value={filter.reference} />
      <TrailInput name="object" label={t("filters.object")} value={filter.object} />
      <TrailInput name="person" label={t("filters.person")} value={filter.person} />
      <TrailDay name="from" label={t("filters.from")} value={filter.from} />
      <TrailDay name="until" label={t("filters.until")} value={filter.until} />
    </TrailForm>
  );
}
