"use client";

import { IconChevronDown } from "@tabler/icons-react";
import { request } from "@/components/ui/api-client";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useSentenceGap } from "@/components/ui/sentence-gap";
import { useAction } from "@/components/ui/use-action";
import styles from "./membership-chooser.module.css";

type MembershipChooserProps = {
  locale: string;
  actingId: string | null;
  /** `telling`: what tells it apart from the person's others. */
  memberships: readonly { id: string; label: string; telling: string }[];
  texts: { actingAs: string; choose: string; none: string; current: string };
};

/** Whom the reader acts as. One membership is a label; several are a small menu. */
export function MembershipChooser(props: MembershipChooserProps) {
  const { locale, actingId, memberships, texts } = props;
  const gap = useSentenceGap();
  const acting = memberships.find(({ id }) => id === actingId);
  const { run, pending, problem } = useAction(
    (_context, membershipId: string) =>
      request<{ path: string }>("POST", "/api/me/membership", { membershipId }),
    ({ path }) => window.location.assign(`/${locale}${path}`),
  );
  if (memberships.length === 0) return <span>{texts.none}</span>;
  const words = acting?.label ?? texts.choose;
  const isOnly = acting !== undefined && memberships.length === 1;
  const label = (
    <span className={isOnly ? styles.only : styles.label} title={words}>
      <span className={styles.prefix}>{texts.actingAs}</span>{" "}
      {isOnly ? words : (acting?.telling ?? words)}
    </span>
  );
  if (isOnly) return label;
  return (
    <details className={styles.chooser}>
      <summary>
        {label}
        <IconChevronDown size={16} aria-hidden="true" />
      </summary>
      <div className={styles.menu}>
        <ul aria-label={texts.choose}>
          {memberships.map(({ id, label: name }) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={id === actingId}
                disabled={pending}
                onClick={() => void run(id)}
              >
                {name}
                {id === actingId ? <span className="sr-only">{gap + texts.current}</span> : null}
              </button>
            </li>
          ))}
        </ul>
        <ProblemBanner problem={problem} />
      </div>
    </details>
  );
}
