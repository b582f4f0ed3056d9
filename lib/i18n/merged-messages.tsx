"use client";

import { NextIntlClientProvider } from "next-intl";
import { createContext, use, useMemo, type ReactNode } from "react";
import { timeZone } from "./hong-kong-time";
import type { Locale } from "./locales";
import type { MessageTree } from "./messages";

const Outer = createContext<Record<string, MessageTree>>({});

/** A provider whose messages are those of the outer one plus its own. */
export function MergedMessages({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: Record<string, MessageTree>;
  children: ReactNode;
}) {
  const outer = use(Outer);
  const merged = useMemo(() => ({ ...outer, ...messages }), [outer, messages]);
  return (
    <Outer value={merged}>
      <NextIntlClientProvider locale={locale} messages={merged} timeZone={timeZone}>
        {children}
      </NextIntlClientProvider>
    </Outer>
  );
}
