import type { Metadata, Viewport } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ColorScheme } from "@/components/ui/color-scheme";
import { LiveRegion } from "@/components/ui/live-region";
import { RouteFocus } from "@/components/ui/route-focus";
import { isLocale } from "@/lib/i18n/locales";
import { PageMessages } from "@/lib/i18n/page-messages";
import { env } from "@/lib/platform/env";
import "../globals.css";

type LocaleParams = { params: Promise<{ locale: string }> };

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#19211f" },
  ],
};

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations({ locale, namespace: "ui" });
  const product = t("product");
  return {
    title: { default: product, template: `%s · ${product}` },
    metadataBase: new URL(env().APP_ORIGIN),
    icons: {
      icon: [
        { url: "/favicon.ico", sizes: "48x48" },
        { url: "/icon.svg", type: "image/svg+xml", sizes: "any" },
      ],
      apple: "/apple-touch-icon.png",
    },
    manifest: "/manifest.webmanifest",
    // The public pages say otherwise of themselves.
    robots: { index: false },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

/** The root of every page: language, theme, and the places where messages are announced. */
export default async function RootLayout({
  children,
  params,
}: LocaleParams & { children: ReactNode }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <html
      lang={locale}
      data-mantine-color-scheme="light"
      data-respect-reduced-motion="true"
      suppressHydrationWarning
    >
      <head>
        <ColorScheme nonce={nonce} />
      </head>
      <body>
        <PageMessages locale={locale}>
          <LiveRegion>
            {children}
            <RouteFocus />
          </LiveRegion>
        </PageMessages>
      </body>
    </html>
  );
}
