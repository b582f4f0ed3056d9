import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { defaultLocale, isLocale } from "./locales";
import { loadMessageParts, type MessagePlace } from "./messages";
import { MergedMessages } from "./merged-messages";

/**
 * Hands the named namespaces, or parts of them (`desk.list`), to the client components inside it, beside those of an
 * outer ClientMessages (the root layout gives `ui` by PageMessages). Everything else stays on the server: name no more than is used.
 */
export async function ClientMessages({
  namespaces,
  children,
}: {
  namespaces: readonly MessagePlace[];
  children: ReactNode;
}) {
  const asked = await getLocale();
  const locale = isLocale(asked) ? asked : defaultLocale;
  return (
    <MergedMessages locale={locale} messages={await loadMessageParts(locale, namespaces)}>
      {children}
    </MergedMessages>
  );
}
