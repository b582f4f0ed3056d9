import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import type { Values } from "@/components/ui/draft/draft-state";
import { Notice } from "@/components/ui/notice";
import type { OwnReview } from "@/lib/reviews/views";

type DraftConflictProps = {
  /** What is stored, by path, and what stands in the form. */
  conflicts: Values;
  typed: Values;
  criteria: OwnReview["criteria"];
  onSettle: (keep: "mine" | "theirs") => void;
};

/** How a value of a review is called, by its path, and how it is shown. */
function useValueWords(criteria: OwnReview["criteria"]) {
  const t = useTranslations("reviews.form");
  return {
    nameOf: (path: string) => {
      const [head, key] = path.split(".");
      if (head === "scores")
        return criteria.find((criterion) => criterion.key === key)?.label ?? key;
      if (head === "recommendation") return t("view");
      return t(head === "feedback" || head === "nothingProtected" ? head : "note");
    },
    shown: (value: unknown) =>
      value === null || value === ""
        ? t("conflict.nothing")
        : `${value as string | number | boolean}`,
  };
}

type LateWordsProps = {
  /** What this browser kept, by path. */
  words: Values;
  criteria: OwnReview["criteria"];
  onForget: () => void;
};

/** Words that came too late: nobody can save them any more; they can be read, copied, and given up by a click. */
export function LateWords({ words, criteria, onForget }: LateWordsProps) {
  const t = useTranslations("reviews.form.late");
  const { nameOf, shown } = useValueWords(criteria);
  const paths = Object.entries(words);
  if (paths.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={t("title")}
      action={
        <Button size="small" onClick={onForget}>
          {t("forget")}
        </Button>
      }
    >
      <p>{t("body")}</p>
      {paths.map(([path, value]) => (
        <p key={path}>
          <b>{nameOf(path)}</b>
          <br />
          {shown(value)}
        </p>
      ))}
    </Notice>
  );
}

/** The same review was changed in another window: both texts, and the reviewer chooses. */
export function DraftConflict({ conflicts, typed, criteria, onSettle }: DraftConflictProps) {
  const t = useTranslations("reviews.form");
  const { nameOf, shown } = useValueWords(criteria);
  const paths = Object.entries(conflicts);
  if (paths.length === 0) return null;
  return (
    <div role="alert">
      <Notice tone="bad" title={t("conflict.title")}>
        {paths.map(([path, theirs]) => (
          <p key={path}>
            <b>{nameOf(path)}</b>
            <br />
            {t("conflict.here", { text: shown(typed[path] ?? null) })}
            <br />
            {t("conflict.stored", { text: shown(theirs) })}
          </p>
        ))}
        <Cluster>
          <Button size="small" onClick={() => onSettle("mine")}>
            {t("conflict.keepMine")}
          </Button>
          <Button size="small" onClick={() => onSettle("theirs")}>
            {t("conflict.takeStored")}
          </Button>
        </Cluster>
      </Notice>
    </div>
  );
}
