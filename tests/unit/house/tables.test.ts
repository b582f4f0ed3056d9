import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = path.join(root, "prisma", "models");
const models = readdirSync(folder)
  .map((file) => readFileSync(path.join(folder, file), "utf8"))
  .join("\n");

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

it("every model is a table by the name that the database has", () => {
  const pairs = [...models.matchAll(/^model (\w+) \{.*?@@map\("(\w+)"\)/gms)].map(
    ([, model, table]) => `${table}: Row<Prisma.${model}Model>;`,
  );
  const listed = readFileSync(path.join(root, "lib/platform/tables.ts"), "utf8")
    .split("\n")
    .filter((line) => line.includes("Row<Prisma."))
    .map((line) => line.trim());
  expect(pairs.length).toBeGreaterThan(60);
  expect(listed.toSorted()).toEqual(pairs.toSorted());
});

it("every column is called as its field, in snake case", () => {
  const renamed = [...models.matchAll(/^ {2}(\w+)\s.*?[^@]@map\("(\w+)"\)/gm)];
  expect(renamed.length).toBeGreaterThan(300);
  expect(renamed.filter(([, field = "", column]) => snakeCase(field) !== column)).toEqual([]);
  const unmapped = [...models.matchAll(/^ {2}([a-z]\w*[A-Z]\w*)\s+(\w+)[?[\]]*(.*)$/gm)].filter(
    ([, , type = "", rest = ""]) =>
      !rest.includes("@map(") && !new RegExp(`^model ${type} `, "m").test(models),
  );
  expect(unmapped.map(([, field]) => field)).toEqual([]);
});
