import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { matrixDocument } from "@/tests/integration/access/matrix-document";

/** The formatter pads table columns; that is not a difference. */
const plain = (text: string) => text.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---").trim();

it("publishes the matrix as it is asserted (npm run docs:matrix)", () => {
  const file = path.resolve(import.meta.dirname, "../../../docs/access-matrix.md");
  expect(plain(readFileSync(file, "utf8"))).toBe(plain(matrixDocument()));
});
