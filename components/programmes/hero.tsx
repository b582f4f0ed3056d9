import type { ReactNode } from "react";
import styles from "./public-page.module.css";

type HeroProps = {
  organisations?: string | undefined;
  title: string;
  lead: string;
  acts?: ReactNode;
  /** Beside the words: the intake. Without it the words stand alone. */
  children?: ReactNode;
};

/** The head of a public page. */
export function Hero({ organisations, title, lead, acts, children }: HeroProps) {
  return (
    <div className={styles.hero} data-alone={children ? undefined : true}>
      <div>
        {organisations ? <p className={styles.organisations}>{organisations}</p> : null}
        <h1>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        {acts ? <div className={styles.acts}>{acts}</div> : null}
      </div>
      {children}
    </div>
  );
}

/** A part of a public page: heading on the left, content on the right. */
export function Band({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.band}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}

/** Cards of several programmes side by side. */
export function ProgrammeCards({ children }: { children: ReactNode }) {
  return <div className={styles.cards}>{children}</div>;
}
