import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PolicyText } from "@/components/programmes/policy-text";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("programmes.policies.notices");
  return { title: t("title") };
}

export default function NoticesPage() {
  return <PolicyText page="notices" revisedOn="2026-11-22" />;
}
