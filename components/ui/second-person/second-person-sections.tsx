import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";

type Item = { standing: string; mayConfirm: boolean };

type SecondPersonSectionsProps<View> = {
  items: readonly View[];
  list: (items: readonly View[]) => ReactNode;
  /** Asks for another one; null where the reader may not. */
  form: ReactNode;
  words: Record<
    "waitingIntro" | "openTitle" | "emptyTitle" | "empty" | "askTitle" | "askIntro" | "overTitle",
    string
  >;
};

/** The page of one kind of request: what waits for the reader, what is open, the form, what is over. */
export function SecondPersonSections<View extends Item>(props: SecondPersonSectionsProps<View>) {
  const { items, list, form, words } = props;
  const t = useTranslations("ui.secondPerson");
  const waiting = items.filter(({ mayConfirm }) => mayConfirm);
  const open = items.filter(({ standing, mayConfirm }) => standing !== "over" && !mayConfirm);
  const over = items.filter(({ standing }) => standing === "over");
  return (
    <>
      {waiting.length > 0 ? (
        <Section title={t("waiting")} intro={words.waitingIntro}>
          {list(waiting)}
        </Section>
      ) : null}
      <Section title={words.openTitle}>
        {open.length > 0 ? (
          list(open)
        ) : (
          <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
        )}
      </Section>
      {form ? (
        <Section title={words.askTitle} intro={words.askIntro}>
          {form}
        </Section>
      ) : null}
      {over.length > 0 ? <Section title={words.overTitle}>{list(over)}</Section> : null}
    </>
  );
}
