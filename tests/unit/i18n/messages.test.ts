import { readdirSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import {
  loadMessageParts,
  loadMessages,
  messageLoaders,
  namespaces,
  type MessageTree,
} from "@/lib/i18n/messages";

const folder = new URL("../../../lib/i18n/messages/", import.meta.url);

function sentencesOf(tree: MessageTree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    return typeof value === "string" ? [[here, value]] : sentencesOf(value, here);
  });
}

/** The arguments a sentence takes, e.g. {count, plural, …} and {name} → count, name. */
function argumentsOf(sentence: string): string[] {
  const found = new Set<string>();
  const walk = (parts: unknown): void => {
    if (!Array.isArray(parts)) return;
    for (const part of parts as Record<string, unknown>[]) {
      if (part.type !== 0 && part.type !== 7 && part.type !== 8) found.add(String(part.value));
      if (typeof part.options === "object" && part.options !== null) {
        for (const option of Object.values(part.options))
          walk((option as { value: unknown }).value);
      }
      walk(part.children);
    }
  };
  walk(new IntlMessageFormat(sentence, "en").getAst());
  return [...found].sort();
}

describe("message files", () => {
  it.each(locales)("of %s are exactly those the list imports", (locale) => {
    const files = readdirSync(new URL(`${locale}/`, folder)).sort();
    const listed = Object.keys(messageLoaders[locale]).map((name) => `${name}.json`);
    expect(listed.sort()).toEqual(files);
  });

  it.each(namespaces)("%s has the same sentences in the three languages", async (name) => {
    const [english, hongKong, mainland] = await Promise.all(
      locales.map(async (locale) => {
        const tree = (await loadMessages(locale, [name]))[name] ?? {};
        return sentencesOf(tree)
          .map(([key]) => key)
          .sort();
      }),
    );
    expect(hongKong).toEqual(english);
    expect(mainland).toEqual(english);
  });

  it.each(namespaces)("%s takes the same arguments in the three languages", async (name) => {
    const trees = await Promise.all(
      locales.map(async (locale) => (await loadMessages(locale, [name]))[name] ?? {}),
    );
    const [english, ...others] = trees.map((tree) =>
      Object.fromEntries(sentencesOf(tree).map(([key, text]) => [key, argumentsOf(text)])),
    );
    for (const other of others) expect(other).toEqual(english);
  });

  it.each(namespaces)("%s leaves no sentence empty", async (name) => {
    for (const locale of locales) {
      const tree = (await loadMessages(locale, [name]))[name] ?? {};
      const blank = sentencesOf(tree).filter(([, text]) => text.trim() === "");
      expect(blank).toEqual([]);
    }
  });

  it("keeps the two Chinese scripts apart", async () => {
    const traditional = JSON.stringify(await loadMessages("zh-HK"));
    const simplified = JSON.stringify(await loadMessages("zh-CN"));
    const marker = {
      traditional: /[這個請輸選擇關閉們說錯誤]/,
      simplified: /[这个请输选择关闭们说错误]/,
    };
    expect(traditional).toMatch(marker.traditional);
    expect(traditional.match(/[这请输选关闭们说错误语签审]/g)).toBeNull();
    expect(simplified.match(/[這請輸選關閉們說錯誤語簽審]/g)).toBeNull();
  });
});

describe("parts of the messages", () => {
  it("stand side by side under a key that they share", async () => {
    const both = ["mentoring.pages.desk", "mentoring.pages.answer"] as const;
    const { mentoring } = await loadMessageParts("en-HK", both);
    const apart = await Promise.all(both.map((place) => loadMessageParts("en-HK", [place])));
    const pages = apart.map((part) => (part["mentoring"]?.["pages"] ?? {}) as object);
    expect(mentoring).toEqual({ pages: Object.assign({}, ...pages) as object });
    expect(Object.keys((mentoring?.["pages"] ?? {}) as object)).toEqual(["desk", "answer"]);
  });

  it("stand where they stand in the whole, side by side, and nothing else comes along", async () => {
    const { desk } = await loadMessages("zh-HK", ["desk"]);
    const parts = await loadMessageParts("zh-HK", ["desk.bulk", "desk.keys.title", "files"]);
    expect(parts.desk).toEqual({
      bulk: (desk as MessageTree).bulk,
      keys: { title: ((desk as MessageTree).keys as MessageTree).title },
    });
    expect(Object.keys(parts)).toEqual(["desk", "files"]);
  });

  it("refuse a place that does not exist", async () => {
    await expect(loadMessageParts("en-HK", ["desk.nowhere"])).rejects.toThrow("desk.nowhere");
  });
});
