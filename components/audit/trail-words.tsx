import { useLocale, useTranslations } from "next-intl";
import type { AuditEventView } from "@/lib/audit/schema";
import { trailAddress } from "./trail-address";

/** Words for what the trail holds as codes. */
export function useTrailWords() {
  const t = useTranslations("audit");
  const roles = useTranslations("accounts.roles");
  return {
    event: (type: string) => {
      const key = `events.${type}` as "events.account.signed_in";
      return t.has(key) ? t(key) : type;
    },
    object: (type: string) => {
      const key = `objects.${type}` as "objects.application";
      return t.has(key) ? t(key) : t("objects.other");
    },
    role: (role: string | null) => {
      if (role === null || role === "visitor") return t("visitor");
      if (role.startsWith("system")) return t("system");
      const key = role as "owner";
      return roles.has(key) ? roles(key) : role;
    },
  };
}

type ByProps = { event: Pick<AuditEventView, "role" | "organisation" | "person" | "assisted"> };

/** Role and organisation of whoever acted, and the code that stands for the person. */
export function By({ event }: ByProps) {
  const t = useTranslations("audit");
  const words = useTrailWords();
  const locale = useLocale();
  const { role, organisation, person, assisted } = event;
  const name = (organisation as Record<string, string> | null)?.[locale];
  return (
    <div>
      {name && role ? t("byOf", { role: words.role(role), organisation: name }) : words.role(role)}
      {assisted ? <span className="quiet"> · {t("assisted")}</span> : null}
      {person ? (
        <>
          <br />
          <a className="quiet" href={trailAddress(locale, { person })}>
            {t("person", { code: person })}
          </a>
        </>
      ) : null}
    </div>
  );
}
