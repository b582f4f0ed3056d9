import { useTranslations } from "next-intl";
import type { MembershipView } from "@/lib/accounts/schema";
import { membershipWords } from "@/lib/accounts/membership-words";

/** What a person may act as, in words. */
export function OwnMemberships({ memberships }: { memberships: readonly MembershipView[] }) {
  const t = useTranslations("accounts");
  if (memberships.length === 0) return <p>{t("profile.noMemberships")}</p>;
  return (
    <ul>
      {memberships.map((membership) => (
        <li key={membership.id}>{membershipWords(membership, t)}</li>
      ))}
    </ul>
  );
}
