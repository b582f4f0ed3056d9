import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { mantineVariables, variablesFile } from "@/scripts/mantine-variables";

const plain = (css: string) =>
  css
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/\s+/g, "")
    .replaceAll(";}", "}")
    .toLowerCase();

test("the stylesheet says what the theme says: run scripts/mantine-variables.ts after changing theme.ts", async () => {
  expect(plain(await readFile(variablesFile, "utf8"))).toBe(plain(mantineVariables()));
});
