import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { MembershipView, NavEntry } from "@/lib/accounts/schema";
import { OwnSignInProvider } from "@/components/ui/own-sign-in";
import { AppFrame } from "./app-frame";
import { AssistedBanner } from "./assisted-banner";
import { DemoBanner } from "./demo-banner";
import { MembershipChooser } from "./membership-chooser";
import { membershipWords, tellingWords } from "@/lib/accounts/membership-words";
import { SignOutButton } from "./sign-out-button";
import { NobodysPage, WhosePage } from "./whose-page";

export type ShellReader = {
  /** As the page's requests carry it. */
  owner: string;
  name: string;
  /** The membership they act under; null before the first. */
  membershipId: string | null;
  memberships: readonly MembershipView[];
  /** ISO; when the session ends, where staff helped to open it. */
  assistedUntil: string | null;
};

type AppShellProps = {
  /** Null: nobody is signed in. */
  reader: ShellReader | null;
  nav: readonly NavEntry[];
  isDemo: boolean;
  width?: "normal" | "wide" | "text" | "full" | undefined;
  children: ReactNode;
};

/** Header, content and footer for whoever reads; a group's layout gets it filled in by AudienceShell. */
export async function AppShell({ reader, nav, isDemo, width, children }: AppShellProps) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("accounts")]);
  const frame = {
    nav: nav.map(({ key, path }) => ({
      href: path === "/" ? `/${locale}` : `/${locale}${path}`,
      label: t(`nav.${key}` as "nav.programmes"),
    })),
    width,
    homeHref: reader ? `/${locale}/home` : `/${locale}`,
    signInHref: `/${locale}/sign-in`,
  };
  const acting = reader?.memberships.find(({ id }) => id === reader.membershipId);
  return (
    <>
      {reader ? (
        <WhosePage
          reader={{
            owner: reader.owner,
            name: reader.name,
            acting: acting ? membershipWords(acting, t) : null,
          }}
        />
      ) : (
        <NobodysPage />
      )}
      {isDemo ? <DemoBanner locale={locale} /> : null}
      {reader?.assistedUntil ? <AssistedBanner until={reader.assistedUntil} /> : null}
      {reader ? (
        <AppFrame
          {...frame}
          person={{ name: reader.name, href: `/${locale}/profile` }}
          membership={<ActingAs reader={reader} locale={locale} />}
          signOut={<SignOutButton locale={locale} label={t("shell.signOut")} />}
        >
          <OwnSignInProvider missing={reader.assistedUntil !== null}>{children}</OwnSignInProvider>
        </AppFrame>
      ) : (
        <AppFrame {...frame}>{children}</AppFrame>
      )}
    </>
  );
}

async function ActingAs({ reader, locale }: { reader: ShellReader; locale: string }) {
  const t = await getTranslations("accounts");
  return (
    <MembershipChooser
      locale={locale}
      actingId={reader.membershipId}
      memberships={reader.memberships.map((membership) => ({
        id: membership.id,
        label: membershipWords(membership, t),
        telling: tellingWords(membership, reader.memberships, t),
      }))}
      texts={{
        actingAs: t("shell.actingAs"),
        choose: t("shell.chooseMembership"),
        none: t("shell.noMembership"),
        current: t("shell.currentMembership"),
      }}
    />
  );
}
