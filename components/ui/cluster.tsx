import type { ReactNode } from "react";
import styles from "./cluster.module.css";

type ClusterProps = {
  children: ReactNode;
  /** bar: a line above and the form's measure, for the buttons at a form's end. */
  variant?: "plain" | "bar" | undefined;
  /** end: pushed to the right edge. */
  end?: ReactNode;
};

/** Buttons or other small things in a row that wraps. */
export function Cluster({ children, variant = "plain", end }: ClusterProps) {
  return (
    <div className={styles.cluster} data-variant={variant}>
      {children} {end ? <span className={styles.end}>{end}</span> : null}
    </div>
  );
}
