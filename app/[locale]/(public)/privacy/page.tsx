import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PolicyText } from "@/components/programmes/policy-text";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("programmes.policies.privacy");
  return { title: t("title") };
}

export default function PrivacyPage() {
  return <PolicyText page="privacy" revisedOn="2026-11-22" />;
}
