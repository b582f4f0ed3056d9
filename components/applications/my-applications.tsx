import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import type { ApplicationStatus } from "@/lib/applications/schema";
import { formatDate } from "@/lib/i18n/format";
import styles from "./my-applications.module.css";

export type MyApplication = {
  id: string;
  reference: string;
  status: ApplicationStatus;
  statusLabel: string;
  statusAt: string;
  intake: { id: string; name: string };
  next: { sentence: string; ball: string };
};

type MyApplicationsProps = {
  items: readonly MyApplication[];
  hasStartup: boolean;
  /** Acts under a membership of a startup now. */
  isActing: boolean;
};

const tones: Partial<Record<ApplicationStatus, StatusTone>> = {
  draft: "wait",
  returned: "wait",
  offered: "wait",
  admitted: "ok",
  graduated: "ok",
  rejected: "no",
  declined: "idle",
  lapsed: "idle",
  withdrawn: "idle",
  left: "idle",
  suspended: "no",
};

const actions: Partial<Record<ApplicationStatus, "continue" | "answer" | "seeOffer">> = {
  draft: "continue",
  returned: "answer",
  offered: "seeOffer",
};

/** Each application with its state in plain words, what happens next and the one button. */
export function MyApplications({ items, hasStartup, isActing }: MyApplicationsProps) {
  const t = useTranslations("apply.my");
  const locale = useLocale();
  if (!isActing)
    return hasStartup ? (
      <EmptyState title={t("none")}>{t("otherRole")}</EmptyState>
    ) : (
      <EmptyState
        title={t("noStartup")}
        action={
          <ButtonLink href={`/${locale}/startups/new`} tone="primary">
            {t("createStartup")}
          </ButtonLink>
        }
      >
        {t("noStartupBody")}
      </EmptyState>
    );
  if (items.length === 0) return <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>;
  return (
    <Section title={t("applications")}>
      <ul className={styles.list}>
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
    </Section>
  );
}

function Item({ item }: { item: MyApplication }) {
  const t = useTranslations("apply.my");
  const locale = useLocale();
  const action = actions[item.status];
  const href = `/${locale}/applications/${item.id}`;
  return (
    <li className={styles.item} data-mine={action ? true : undefined}>
      <div className={styles.head}>
        <h3>
          <a href={href}>{item.intake.name}</a>
        </h3>
        <StatusBadge tone={tones[item.status] ?? "go"}>{item.statusLabel}</StatusBadge>{" "}
        <span className="quiet">
          {t("reference", { reference: item.reference })} · {formatDate(item.statusAt, locale)}
        </span>
      </div>
      <div className={styles.next}>
        <p>{item.next.sentence}</p>
        <ButtonLink
          href={action === "seeOffer" ? `${href}/offer` : href}
          tone={action ? "primary" : "default"}
        >
          {t(action ?? "read")}
        </ButtonLink>
      </div>
    </li>
  );
}
