import type { Locale } from "./locales";

/** One namespace as it stands in its file: nested objects of ICU sentences. */
export type MessageTree = { [key: string]: string | MessageTree };

type Loader = () => Promise<{ default: MessageTree }>;

/**
 * Every message file, written out so that the bundler sees each import. One line a file and
 * language; a test compares the list with the folder.
 */
export const messageLoaders = {
  "en-HK": {
    access: () => import("./messages/en-HK/access.json"),
    accounts: () => import("./messages/en-HK/accounts.json"),
    answers: () => import("./messages/en-HK/answers.json"),
    applications: () => import("./messages/en-HK/applications.json"),
    apply: () => import("./messages/en-HK/apply.json"),
    audit: () => import("./messages/en-HK/audit.json"),
    decisions: () => import("./messages/en-HK/decisions.json"),
    desk: () => import("./messages/en-HK/desk.json"),
    files: () => import("./messages/en-HK/files.json"),
    imports: () => import("./messages/en-HK/imports.json"),
    matching: () => import("./messages/en-HK/matching.json"),
    mentoring: () => import("./messages/en-HK/mentoring.json"),
    notifications: () => import("./messages/en-HK/notifications.json"),
    platform: () => import("./messages/en-HK/platform.json"),
    privacy: () => import("./messages/en-HK/privacy.json"),
    programmes: () => import("./messages/en-HK/programmes.json"),
    releases: () => import("./messages/en-HK/releases.json"),
    reviews: () => import("./messages/en-HK/reviews.json"),
    setup: () => import("./messages/en-HK/setup.json"),
    startups: () => import("./messages/en-HK/startups.json"),
    tasks: () => import("./messages/en-HK/tasks.json"),
    ui: () => import("./messages/en-HK/ui.json"),
  },
  "zh-HK": {
    access: () => import("./messages/zh-HK/access.json"),
    accounts: () => import("./messages/zh-HK/accounts.json"),
    answers: () => import("./messages/zh-HK/answers.json"),
    applications: () => import("./messages/zh-HK/applications.json"),
    apply: () => import("./messages/zh-HK/apply.json"),
    audit: () => import("./messages/zh-HK/audit.json"),
    decisions: () => import("./messages/zh-HK/decisions.json"),
    desk: () => import("./messages/zh-HK/desk.json"),
    files: () => import("./messages/zh-HK/files.json"),
    imports: () => import("./messages/zh-HK/imports.json"),
    matching: () => import("./messages/zh-HK/matching.json"),
    mentoring: () => import("./messages/zh-HK/mentoring.json"),
    notifications: () => import("./messages/zh-HK/notifications.json"),
    platform: () => import("./messages/zh-HK/platform.json"),
    privacy: () => import("./messages/zh-HK/privacy.json"),
    programmes: () => import("./messages/zh-HK/programmes.json"),
    releases: () => import("./messages/zh-HK/releases.json"),
    reviews: () => import("./messages/zh-HK/reviews.json"),
    setup: () => import("./messages/zh-HK/setup.json"),
    startups: () => import("./messages/zh-HK/startups.json"),
    tasks: () => import("./messages/zh-HK/tasks.json"),
    ui: () => import("./messages/zh-HK/ui.json"),
  },
  "zh-CN": {
    access: () => import("./messages/zh-CN/access.json"),
    accounts: () => import("./messages/zh-CN/accounts.json"),
    answers: () => import("./messages/zh-CN/answers.json"),
    applications: () => import("./messages/zh-CN/applications.json"),
    apply: () => import("./messages/zh-CN/apply.json"),
    audit: () => import("./messages/zh-CN/audit.json"),
    decisions: () => import("./messages/zh-CN/decisions.json"),
    desk: () => import("./messages/zh-CN/desk.json"),
    files: () => import("./messages/zh-CN/files.json"),
    imports: () => import("./messages/zh-CN/imports.json"),
    matching: () => import("./messages/zh-CN/matching.json"),
    mentoring: () => import("./messages/zh-CN/mentoring.json"),
    notifications: () => import("./messages/zh-CN/notifications.json"),
    platform: () => import("./messages/zh-CN/platform.json"),
    privacy: () => import("./messages/zh-CN/privacy.json"),
    programmes: () => import("./messages/zh-CN/programmes.json"),
    releases: () => import("./messages/zh-CN/releases.json"),
    reviews: () => import("./messages/zh-CN/reviews.json"),
    setup: () => import("./messages/zh-CN/setup.json"),
    startups: () => import("./messages/zh-CN/startups.json"),
    tasks: () => import("./messages/zh-CN/tasks.json"),
    ui: () => import("./messages/zh-CN/ui.json"),
  },
} satisfies Record<Locale, Record<string, Loader>>;

export type Namespace = keyof (typeof messageLoaders)["en-HK"];

export const namespaces = Object.keys(messageLoaders["en-HK"]) as Namespace[];

type Messages = Record<string, MessageTree>;

const whole = new Map<Locale, Promise<Messages>>();

/** Every namespace of one language, keyed by namespace. Put together once a process: each request asks for it. */
export function allMessages(locale: Locale): Promise<Messages> {
  const known = whole.get(locale) ?? loadMessages(locale);
  whole.set(locale, known);
  return known;
}

/** The named namespaces of one language, keyed by namespace; all of them when none is named. */
export async function loadMessages(
  locale: Locale,
  wanted: readonly Namespace[] = namespaces,
): Promise<Messages> {
  const loaders: Record<Namespace, Loader> = messageLoaders[locale];
  const entries = await Promise.all(
    wanted.map(async (name) => [name, (await loaders[name]()).default] as const),
  );
  return Object.fromEntries(entries);
}

/** A namespace, or one part of it: `desk.list`. */
export type MessagePlace = Namespace | `${Namespace}.${string}`;

function partAt(tree: MessageTree, place: string, keys: readonly string[]): MessageTree {
  const [key, ...rest] = keys;
  if (key === undefined) return tree;
  const part = tree[key];
  if (part === undefined || (typeof part === "string" && rest.length > 0))
    throw new Error(`no messages at ${place}`);
  return { [key]: typeof part === "string" ? part : partAt(part, place, rest) };
}

/** Both trees as one: parts of one namespace may stand under the same key. */
function together(one: MessageTree, other: MessageTree): MessageTree {
  const both: MessageTree = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const known = both[key];
    both[key] =
      typeof known === "object" && typeof value === "object" ? together(known, value) : value;
  }
  return both;
}

/**
 * The named parts of one language, each where it stands in the whole; parts of one namespace side by side. Throws when
 * there is no such part.
 */
export async function loadMessageParts(
  locale: Locale,
  places: readonly MessagePlace[],
): Promise<Record<string, MessageTree>> {
  const parts: Record<string, MessageTree> = {};
  for (const place of places) {
    const [name, ...keys] = place.split(".") as [Namespace, ...string[]];
    const { default: whole } = await messageLoaders[locale][name]();
    parts[name] = together(parts[name] ?? {}, partAt(whole, place, keys));
  }
  return parts;
}
