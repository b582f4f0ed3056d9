import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { env } from "@/lib/platform/env";
import { AudienceShell } from "../audience-shell";
import { pageLocale } from "../page-locale";

type Props = { params: Promise<{ locale: string }> };

/** How a link to a public page looks where it is shared; addresses are whole, from APP_ORIGIN. A demo is not to be found. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = pageLocale((await params).locale);
  const [t, tPublic] = await Promise.all([
    getTranslations("ui"),
    getTranslations("programmes.public"),
  ]);
  return {
    description: tPublic("title"),
    robots: { index: !env().DEMO_MODE },
    openGraph: {
      type: "website",
      siteName: t("product"),
      locale: locale.replace("-", "_"),
      images: [{ url: `/share-${locale}.png`, width: 1200, height: 630, alt: tPublic("title") }],
    },
    twitter: { card: "summary_large_image" },
  };
}

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <AudienceShell>{children}</AudienceShell>;
}
