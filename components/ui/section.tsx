import type { ReactNode } from "react";
import styles from "./section.module.css";

type SectionProps = {
  title: ReactNode;
  id?: string | undefined;
  /** Beside the heading: usually a Lens. */
  aside?: ReactNode;
  intro?: ReactNode;
  level?: 2 | 3 | undefined;
  children: ReactNode;
};

/** A part of a page: set off by space and a heading, without a box. */
export function Section({ title, id, aside, intro, level = 2, children }: SectionProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={styles.section} id={id}>
      <div className={styles.heading}>
        <Heading>{title}</Heading>
        {aside}
      </div>
      {intro ? <p className={styles.intro}>{intro}</p> : null}
      {children}
    </section>
  );
}
