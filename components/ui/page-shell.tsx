import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "./button-link";
import { classNames } from "./class-names";
import { LanguageSwitch } from "./language-switch";
import { NavDisclosure } from "./nav-disclosure";
import { PageFooter, type PageFooterProps } from "./page-footer";
import styles from "./page-shell.module.css";

export type NavItem = { href: string; label: string; current?: boolean | undefined };

export type ShellPerson = {
  name: string;
  organisation?: string | undefined;
  /** The person's own page. */
  href?: string | undefined;
};

export type PageShellProps = {
  /** The same items in the same order on every page of one area. */
  nav: readonly NavItem[];
  /** Absent: nobody is signed in and the header offers to sign in. */
  person?: ShellPerson | undefined;
  /** The acting membership and the way to change it. */
  membership?: ReactNode;
  signOut?: ReactNode;
  /** null: no such offer. */
  signInHref?: string | null | undefined;
  homeHref?: string | undefined;
  /** normal 1180 px, wide 1320 px, text 680 px, full: the page lays itself out. */
  width?: "normal" | "wide" | "text" | "full" | undefined;
  footer?: PageFooterProps | false | undefined;
  children: ReactNode;
};

/** Header, content and footer of every page. */
export function PageShell({ width = "normal", footer = {}, children, ...header }: PageShellProps) {
  return (
    <div className={styles.shell}>
      <ShellHeader {...header} />
      <main id="content" tabIndex={-1} className={classNames(styles.main, styles[width])}>
        {children}
      </main>
      {footer === false ? null : <PageFooter {...footer} />}
    </div>
  );
}

type ShellHeaderProps = Omit<PageShellProps, "width" | "footer" | "children">;

function ShellHeader({ nav, person, membership, signOut, signInHref, homeHref }: ShellHeaderProps) {
  const t = useTranslations("ui");
  const locale = useLocale();
  return (
    <header className={styles.header} data-no-print>
      <a href="#content" className={styles.skip}>
        {t("skipToContent")}
      </a>
      <a href={homeHref ?? `/${locale}`} className={styles.product}>
        {t("product")}
      </a>
      <NavDisclosure label={t("header.menu")}>
        {nav.length > 0 ? (
          <nav aria-label={t("header.nav")} className={styles.nav}>
            <ul>
              {nav.map((item) => (
                <li key={item.href}>
                  <a href={item.href} aria-current={item.current ? "page" : undefined}>
                    {item.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <div className={styles.right}>
          <LanguageSwitch />
          {person ? (
            <SignedIn person={person} membership={membership} signOut={signOut} />
          ) : signInHref === null ? null : (
            <ButtonLink href={signInHref ?? `/${locale}/sign-in`} size="small">
              {t("header.signIn")}
            </ButtonLink>
          )}
        </div>
      </NavDisclosure>
    </header>
  );
}

type SignedInProps = { person: ShellPerson; membership?: ReactNode; signOut?: ReactNode };

function SignedIn({ person, membership, signOut }: SignedInProps) {
  const t = useTranslations("ui.header");
  const { name, organisation, href } = person;
  const words = organisation ? t("personOf", { name, organisation }) : name;
  return (
    <>
      {membership ? <div className={styles.membership}>{membership}</div> : null}
      <span className={styles.person}>
        {href ? <a href={href}>{words}</a> : <span>{words}</span>}
        <Avatar name={name} />
      </span>
      {signOut}
    </>
  );
}

/** Initials on a round ground: "Lo Ka Yan" → LK, "陳大文" → 陳. Decoration, the name stands beside. */
export function Avatar({ name, size = 30 }: { name: string; size?: number }) {
  return (
    <span
      className={styles.avatar}
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: size * 0.42 }}
    >
      {initialsOf(name)}
    </span>
  );
}

const titles = new Set(["dr", "prof", "mr", "ms", "mrs", "mx", "ir"]);

function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => !titles.has(word.toLowerCase().replace(".", "")));
  const first = Array.from(words[0] ?? "")[0] ?? "";
  if (/\p{Script=Han}/u.test(first)) return first;
  const second = Array.from(words[1] ?? "")[0] ?? "";
  return (first + second).toUpperCase();
}
