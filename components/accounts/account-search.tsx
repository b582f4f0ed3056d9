import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import styles from "./account-search.module.css";

/** A plain GET form: the search stands in the address. */
export function AccountSearch({ action, search }: { action: string; search: string }) {
  const t = useTranslations("accounts.admin");
  return (
    <form action={action} role="search" className={styles.search}>
      <label htmlFor="account-search">{t("search")}</label>
      <input id="account-search" name="q" type="search" defaultValue={search} maxLength={100} />
      <Button type="submit">{t("find")}</Button>
    </form>
  );
}
