import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/fields";
import type { PartnerPerson } from "@/lib/releases/views";
import styles from "./releases.module.css";

type ReaderChoiceProps = {
  action: string;
  people: readonly PartnerPerson[];
  chosen: string;
};

/** Through whose eyes to look; stands in the address, works without a script. */
export function ReaderChoice({ action, people, chosen }: ReaderChoiceProps) {
  const t = useTranslations("releases");
  return (
    <form action={action} className={styles.inline}>
      <SelectField
        id="reader"
        name="reader"
        label={t("as.reader")}
        defaultValue={chosen}
        options={people.map(({ membershipId, name, role, unit }) => ({
          value: membershipId,
          label: `${name} (${unit ? t("roleAndUnit", { role: t(`role.${role}`), unit }) : t(`role.${role}`)})`,
        }))}
      />
      <Button type="submit" tone="primary">
        {t("as.show")}
      </Button>
    </form>
  );
}
