import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

const screens = globSync("{app,components}/**/*.{ts,tsx}", { cwd: root });

/** The browser's number field, however it is written, and the library's, which is the same with buttons. */
const numberField = /\btype(=|:\s*)(\{[^{}]*)?["'`]number["'`]|\bNumberInput\b/;

/** Where "number" is the type of a question and no field. */
const typesOfQuestions = /Extract<Column, \{ type: "number" \}>/g;

it("no field is the browser's number field: it changes under the mouse wheel", () => {
  expect(screens.length).toBeGreaterThan(200);
  const found = screens.filter((file) =>
    numberField.test(readFileSync(path.join(root, file), "utf8").replace(typesOfQuestions, "")),
  );
  expect(found).toEqual([]);
});
