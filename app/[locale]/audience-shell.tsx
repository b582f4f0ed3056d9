import type { ComponentProps, ReactNode } from "react";
import { getLocale } from "next-intl/server";
import { AppShell } from "@/components/accounts/app-shell";
import { navigationFor } from "@/lib/accounts/navigation";
import { membershipView } from "@/lib/accounts/queries";
import { env } from "@/lib/platform/env";
import { pageOwner } from "@/lib/platform/page-owner";
import { getPageSession, type PageSession } from "@/lib/platform/session";
import { pageLocale } from "./page-locale";

type AudienceShellProps = {
  width?: ComponentProps<typeof AppShell>["width"];
  children: ReactNode;
};

function readerOf({ actor, memberships }: PageSession, locale: string) {
  return {
    owner: pageOwner(actor),
    name: actor.displayName,
    assistedUntil: actor.assistedUntil?.toISOString() ?? null,
    membershipId: actor.membership?.id ?? null,
    memberships: memberships.map((each) => membershipView(each, pageLocale(locale))),
  };
}

/**
 * The frame of every audience's pages, filled in for whoever reads. It decides nothing: each page asks for itself. That
 * the setting "demo" stands on a demo's database only, the start of the server has seen to.
 */
export async function AudienceShell({ width, children }: AudienceShellProps) {
  const [session, locale] = await Promise.all([getPageSession(), getLocale()]);
  return (
    <AppShell
      reader={session ? readerOf(session, locale) : null}
      nav={navigationFor(session ? { role: session.actor.membership?.role ?? null } : null)}
      isDemo={env().DEMO_MODE}
      width={width}
    >
      {children}
    </AppShell>
  );
}
