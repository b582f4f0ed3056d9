"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

/** Names the page where metadata cannot: on error and not-found pages. */
export function PageTitle({ title }: { title: string }) {
  const t = useTranslations("ui");
  const product = t("product");
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return null;
}
