import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/fields";
import { questionTypes } from "@/lib/programmes/schema";
import styles from "./set-up-form.module.css";

/** Chooses the type of a question to add; works without script. */
export function NewQuestion({ action }: { action: string }) {
  const t = useTranslations("setup");
  return (
    <form action={action} method="get" className={styles.row}>
      <SelectField
        id="type"
        name="type"
        label={t("question.newType")}
        blank={null}
        options={questionTypes.map((type) => ({ value: type, label: t(`types.${type}`) }))}
      />
      <Button type="submit">{t("question.addNew")}</Button>
    </form>
  );
}
