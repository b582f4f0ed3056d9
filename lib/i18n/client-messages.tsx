import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { defaultLocale, isLocale } from "./locales";
import { loadMessages, type Namespace } from "./messages";
import { MergedMessages } from "./merged-messages";

/**
 * Hands the named namespaces to the client components inside it, beside those of an outer
 * ClientMessages (the root layout gives `ui`). Everything else stays on the server.
 */
export async function ClientMessages({
  namespaces,
  children,
}: {
  namespaces: readonly Namespace[];
  children: ReactNode;
}) {
  const asked = await getLocale();
  const locale = isLocale(asked) ? asked : defaultLocale;
  return (
    <MergedMessages locale={locale} messages={await loadMessages(locale, namespaces)}>
      {children}
    </MergedMessages>
  );
}
