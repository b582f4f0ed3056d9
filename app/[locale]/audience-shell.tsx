import { getLocale } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { AppShell } from "@/components/accounts/app-shell";
import { isDemo } from "@/lib/accounts/demo";
import { navigationFor } from "@/lib/accounts/navigation";
import { listOwnMemberships } from "@/lib/accounts/queries";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { getActor } from "@/lib/platform/session";

type AudienceShellProps = {
  width?: ComponentProps<typeof AppShell>["width"];
  children: ReactNode;
};

async function readerOf(actor: Actor) {
  const locale = await getLocale();
  return {
    name: actor.displayName,
    assistedUntil: actor.assistedUntil?.toISOString() ?? null,
    membershipId: actor.membership?.id ?? null,
    memberships: await listOwnMemberships(actor, isLocale(locale) ? locale : defaultLocale),
  };
}

/** The frame of every audience's pages, filled in for whoever reads. It decides nothing: each page asks for itself. */
export async function AudienceShell({ width, children }: AudienceShellProps) {
  const actor = await getActor();
  return (
    <AppShell
      reader={actor ? await readerOf(actor) : null}
      nav={navigationFor(actor ? { role: actor.membership?.role ?? null } : null)}
      isDemo={await isDemo()}
      width={width}
    >
      {children}
    </AppShell>
  );
}
