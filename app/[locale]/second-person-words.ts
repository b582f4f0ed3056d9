const keys = [
  "waitingIntro",
  "openTitle",
  "emptyTitle",
  "empty",
  "askTitle",
  "askIntro",
  "overTitle",
] as const;

type Key = (typeof keys)[number];

/** The sentences that differ from one kind of request to the other; both kinds have them under the same keys. */
export const secondPersonWords = (t: (key: Key) => string): Record<Key, string> => ({
  waitingIntro: t("waitingIntro"),
  openTitle: t("openTitle"),
  emptyTitle: t("emptyTitle"),
  empty: t("empty"),
  askTitle: t("askTitle"),
  askIntro: t("askIntro"),
  overTitle: t("overTitle"),
});
