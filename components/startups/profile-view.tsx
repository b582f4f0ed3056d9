import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { Option } from "@/components/ui/fields";
import type { StoredProfile } from "./profile-schema";

const shown = [
  "displayName",
  "nameEn",
  "nameZhHant",
  "nameZhHans",
  "website",
  "country",
  "city",
  "foundedYear",
  "teamSize",
  "oneLiner",
  "description",
] as const;

/** The profile for those who may only read it. */
export function ProfileView({
  startup,
  countries,
}: {
  startup: StoredProfile;
  countries: readonly Option[];
}) {
  const t = useTranslations("apply.startup");
  const country = countries.find(({ value }) => value === startup.country)?.label;
  return (
    <DescriptionList
      variant="rows"
      termWidth={240}
      items={shown.map((key) => ({
        term: t(key),
        description: key === "country" ? (country ?? startup.country) : startup[key],
      }))}
    />
  );
}
