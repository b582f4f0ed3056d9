import { useTranslations } from "next-intl";
import { Band } from "@/components/programmes/hero";
import type { PublicStartup } from "@/lib/privacy/schema";
import styles from "./public-startups.module.css";

/** The startups in the programme that agreed to stand here. Draws nothing without one. */
export function PublicStartups({ startups }: { startups: readonly PublicStartup[] }) {
  const t = useTranslations("privacy.listing");
  if (startups.length === 0) return null;
  return (
    <Band title={t("title")}>
      <ul className={styles.startups}>
        {startups.map(({ id, name, oneLiner, city, website }) => (
          <li key={id}>
            <b>{name}</b>
            {city ? <span className="quiet"> · {city}</span> : null}
            {website ? (
              <>
                {" · "}
                <a href={website} rel="noreferrer nofollow">
                  {hostOf(website)}
                </a>
              </>
            ) : null}
            {oneLiner ? <div>{oneLiner}</div> : null}
          </li>
        ))}
      </ul>
    </Band>
  );
}

/** The address as one reads it. */
function hostOf(website: string): string {
  try {
    return new URL(website).hostname.replace(/^www\./, "");
  } catch {
    return website;
  }
}
