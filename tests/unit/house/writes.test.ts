import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../../lib");

/** What changes a row: by the client, by a built statement, or in SQL. */
const writing =
  /\.(create|createMany|update|updateMany|upsert|delete|deleteMany)\(\{|\.(insertInto|updateTable|deleteFrom)\(|\b(INSERT INTO|DELETE FROM)\b|\bUPDATE \w+( \w+)?\s+SET\b/;

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.startsWith("generated"))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

const isQuery = (file: string) => /\/queries(\.ts|\/)/.test(file);
/** Platform, trail and outbox keep their own rows; they know no domain. */
const isWriter = (file: string) =>
  /\/(commands|jobs)(\.ts|\/)/.test(file) || /^(platform|audit|notifications)\//.test(file);

const withoutEnding = ({ file }: { file: string }) => file.replace(/\.ts$/, "");

/** The files that the paragraph "Who writes" of docs/architecture.md names before and after "Queries". */
function named(): { shared: string[]; receipts: string[] } {
  const text = readFileSync(path.join(root, "../docs/architecture.md"), "utf8");
  const [, paragraph = ""] = /\*\*Who writes\.\*\*(.*?)\n\n/s.exec(text) ?? [];
  const [shared = "", receipts = ""] = paragraph.split("Queries change nothing");
  const pathsIn = (part: string) =>
    [...part.matchAll(/`([\w-]+\/[\w/-]+)`/g)].map(([, name = ""]) => name).toSorted();
  return { shared: pathsIn(shared), receipts: pathsIn(receipts) };
}

it("queries change nothing", () => {
  const queries = files.filter(({ file }) => isQuery(file));
  expect(queries.length).toBeGreaterThan(60);
  expect(queries.filter(({ text }) => writing.test(text)).map(withoutEnding)).toEqual([]);
});

it("outside of commands and jobs only what the architecture names writes", () => {
  const others = files.filter(({ file, text }) => !isWriter(file) && writing.test(text));
  expect(others.map(withoutEnding).toSorted()).toEqual(named().shared);
});

it("readings that leave a receipt are those that the architecture names", () => {
  const receipts = files.filter(
    ({ file, text }) => isQuery(file) && /\bawait record[A-Z]\w*\(/.test(text),
  );
  expect(receipts.map(withoutEnding).toSorted()).toEqual(named().receipts);
});
