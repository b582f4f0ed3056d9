import { expect, it } from "vitest";
import { statementNames } from "@/lib/platform/statement-names";

it("names a statement when it comes again, always the same, and another otherwise", () => {
  const nameOf = statementNames();
  expect(nameOf({ sql: "SELECT 1" })).toBe("");
  const name = nameOf({ sql: "SELECT 1" });
  expect(name).toMatch(/^[\w-]{24}$/);
  expect(nameOf({ sql: "SELECT 1" })).toBe(name);
  nameOf({ sql: "SELECT 2" });
  expect(nameOf({ sql: "SELECT 2" })).not.toBe(name);
});

it("stops naming before connections keep too many plans, and keeps the names it gave", () => {
  const nameOf = statementNames();
  const named = Array.from({ length: 2_000 }, (_, index) => {
    const statement = { sql: `SELECT ${index}` };
    return [statement, nameOf(statement), nameOf(statement)] as const;
  }).filter(([, , name]) => name !== "");
  expect(named).toHaveLength(500);
  for (const [statement, , name] of named) expect(nameOf(statement)).toBe(name);
});
