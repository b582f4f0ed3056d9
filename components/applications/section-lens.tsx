import { useTranslations } from "next-intl";
import { Lens } from "@/components/ui/lens";
import type { SectionView } from "./section-view";
import styles from "./section-form.module.css";

type SectionLensProps = Pick<SectionView, "lens" | "partner">;

/** "Who can see this" at the head of a section, with what it means while one writes. */
export function SectionLens({ lens, partner }: SectionLensProps) {
  const t = useTranslations("apply.lens");
  return (
    <div className={styles.lens}>
      <Lens sight={lens.sight} reason={lens.reason}>
        {lens.label}
      </Lens>
      <span>{t(lens.sight, { partner })}</span>
    </div>
  );
}
