import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { assignmentStates, enquiryStates, reasonCodes, reviewViews } from "@/lib/reviews/schema";

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));

const codes = [
  ...new Set(
    sources("lib/reviews").flatMap((text) =>
      [...text.matchAll(/(?:"reviews\.|refusal\(")([a-z_]+)"/g)].map((match) => match[1] ?? ""),
    ),
  ),
];

describe.each(locales)("the words about reviews in %s", (locale) => {
  it("has a sentence for every refusal, reason and state", async () => {
    const messages = await loadMessages(locale, ["reviews"]);
    const wanted = [
      ...codes.map((code) => `errors.${code}`),
      ...reasonCodes.map((code) => `reasons.${code}`),
      ...assignmentStates.map((state) => `board.states.${state}`),
      ...enquiryStates.map((state) => `enquiries.states.${state}`),
      ...reviewViews.map((view) => `form.views.${view}`),
    ];
    const t = createTranslator({ locale, messages, namespace: "reviews" });
    expect(wanted.filter((key) => !t.has(key as never))).toEqual([]);
    expect(codes.length).toBeGreaterThan(20);
  });
});
