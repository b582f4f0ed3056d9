import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { TextField } from "@/components/ui/fields";
import styles from "./search-form.module.css";

type SearchFormProps = {
  /** The page that shows what is found. */
  action: string;
  name: string;
  label: string;
  value: string;
  submitLabel: string;
  clearLabel: string;
  /** Further filters that stay. */
  keep?: Record<string, string> | undefined;
};

/** One search box whose words stand in the page's address; works without scripts. */
export function SearchForm(props: SearchFormProps) {
  const { action, name, label, value, submitLabel, clearLabel, keep = {} } = props;
  const kept = Object.entries(keep);
  const clearHref = kept.length > 0 ? `${action}?${new URLSearchParams(keep).toString()}` : action;
  return (
    <form method="get" action={action} role="search" className={styles.form}>
      <TextField
        id={`search-${name}`}
        label={label}
        name={name}
        type="search"
        defaultValue={value}
      />
      {kept.map(([key, each]) => (
        <input key={key} type="hidden" name={key} value={each} />
      ))}
      <Button type="submit">{submitLabel}</Button>
      {value ? (
        <ButtonLink href={clearHref} tone="quiet">
          {clearLabel}
        </ButtonLink>
      ) : null}
    </form>
  );
}
