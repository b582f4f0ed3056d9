"use client";

import { useLocale, useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Problem } from "@/components/ui/api-client";
import { DescriptionList } from "@/components/ui/description-list";
import { formatDate } from "@/lib/i18n/format";

/** What an owner is about to open, by name. */
export type Opening = {
  sections: readonly string[];
  documents: readonly string[];
  people: readonly string[];
  version: number;
  /** The last day, as YYYY-MM-DD or a moment. */
  until: string;
};

type ConfirmGrantProps = {
  opened: boolean;
  onClose: () => void;
  opening: Opening;
  /** Names the act. */
  label: string;
  partner: string;
  pending: boolean;
  problem: Problem | null;
  onConfirm: () => void;
};

/** Asks before anything opens: what, to whom, until when. */
export function ConfirmGrant(props: ConfirmGrantProps) {
  const { opened, onClose, opening, label, partner, pending, problem, onConfirm } = props;
  const t = useTranslations("releases");
  const locale = useLocale();
  const list = (names: readonly string[]) => names.join(t("comma"));
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t("own.grantTitle")}
      confirmLabel={label}
      pending={pending}
      problem={problem}
      onConfirm={onConfirm}
    >
      <DescriptionList
        items={[
          {
            term: t("own.opens"),
            description: t("own.opensLine", {
              sections: list(opening.sections),
              version: opening.version,
            }),
          },
          {
            term: t("own.withDocuments"),
            description: list(opening.documents) || t("own.withoutDocuments"),
          },
          { term: t("own.to"), description: list(opening.people) },
          { term: t("own.until"), description: formatDate(opening.until, locale) },
        ]}
      />
      <p>{t("own.grantBody", { partner })}</p>
    </ConfirmDialog>
  );
}
