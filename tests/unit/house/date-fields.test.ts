import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const ownField = /\btype=\{?"(?:date|datetime-local|month|time)"/;

describe("every date", () => {
  it("is asked for by the date field: the browser's own orders day and month as it likes", () => {
    const files = globSync(["app/**/*.tsx", "components/**/*.tsx"]);
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((path) => ownField.test(readFileSync(path, "utf8")))).toEqual([]);
  });
});
