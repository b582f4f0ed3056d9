import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import styles from "./desk.module.css";

export type FilterChoice = {
  name: "intake" | "status" | "area" | "country" | "source" | "letter" | "sort";
  label: string;
  /** As in the address; several are joined by commas. */
  value: string;
  options: readonly { value: string; label: string }[];
  /** The first choice: nothing chosen. */
  blank: string;
};

type ListFiltersProps = {
  action: string;
  search: string;
  choices: readonly FilterChoice[];
  /** Parts of the address that the form keeps as they are. */
  keep: Readonly<Record<string, string>>;
  clearHref: string | null;
};

/** Search and filters as a plain GET form: everything stands in the address and works without script. */
export function ListFilters({ action, search, choices, keep, clearHref }: ListFiltersProps) {
  const t = useTranslations("desk.list");
  return (
    <form action={action} role="search" className={styles.filters} data-no-print>
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className={styles.searchLine}>
        <label htmlFor="desk-search" className="sr-only">
          {t("searchLabel")}
        </label>
        <input
          id="desk-search"
          name="q"
          type="search"
          defaultValue={search}
          maxLength={200}
          placeholder={t("search")}
          autoComplete="off"
        />
        <Button type="submit">{t("show")}</Button>
      </div>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <Choice key={choice.name} choice={choice} />
        ))}
        {clearHref ? (
          <a href={clearHref} className={styles.clear}>
            {t("clear")}
          </a>
        ) : null}
      </div>
    </form>
  );
}

function Choice({ choice }: { choice: FilterChoice }) {
  const t = useTranslations("desk.list");
  const { name, label, value, options, blank } = choice;
  const isSeveral = value !== "" && !options.some((option) => option.value === value);
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select name={name} defaultValue={value} data-set={value !== "" || undefined}>
        <option value="">{blank}</option>
        {isSeveral ? (
          <option value={value}>{t("several", { count: value.split(",").length })}</option>
        ) : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
