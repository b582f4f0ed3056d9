"use client";

import type { ReactNode } from "react";
import type { Locale } from "./locales";
import { MergedMessages } from "./merged-messages";
import type { MessageTree } from "./messages";
import english from "./messages/en-HK/ui.json";
import mainland from "./messages/zh-CN/ui.json";
import hongKong from "./messages/zh-HK/ui.json";

const messages: Record<Locale, Record<string, MessageTree>> = {
  "en-HK": { ui: english },
  "zh-HK": { ui: hongKong },
  "zh-CN": { ui: mainland },
};

/** The namespace `ui` for every client component of a page. It travels once, with the scripts, and not with each page. */
export function PageMessages({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <MergedMessages locale={locale} messages={messages[locale]}>
      {children}
    </MergedMessages>
  );
}
