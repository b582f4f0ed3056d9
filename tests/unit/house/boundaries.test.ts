import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, cpSync, rmSync, writeFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
let place = "";

/** Each line plants one forbidden import or word where it does not belong; the linter must say no to every one. */
const violations: [what: string, file: string, code: string][] = [
  ["lib imports app", "lib/platform/planted.ts", `export * from "@/app/api/me/route";`],
  ["lib imports components", "lib/reviews/planted.ts", `export * from "@/components/ui/card";`],
  [
    "a domain imports what stands to its right",
    "lib/applications/planted.ts",
    `export * from "@/lib/reviews/schema";`,
  ],
  [
    "a domain knows what waits elsewhere",
    "lib/privacy/planted.ts",
    `export * from "@/lib/tasks/waiting";`,
  ],
  [
    "a pure file imports what stands to its domain's right",
    "lib/applications/policy.ts",
    `export * from "@/lib/reviews/schema";`,
  ],
  [
    "a domain calls a left neighbour's commands",
    "lib/reviews/planted.ts",
    `export * from "@/lib/applications/commands/submit-application";`,
  ],
  ["platform knows a domain", "lib/platform/planted.ts", `export * from "@/lib/accounts/schema";`],
  [
    "a pure file reaches the database",
    "lib/reviews/policy.ts",
    `export * from "@/lib/platform/db";`,
  ],
  ["a pure file reads the wall clock", "lib/reviews/scoring.ts", `export const now = Date.now();`],
  [
    "a component reaches a query",
    "components/reviews/planted.tsx",
    `export * from "@/lib/reviews/queries";`,
  ],
  [
    "a ui part knows a domain",
    "components/ui/planted.tsx",
    `export * from "@/lib/reviews/schema";`,
  ],
  ["a page reaches the client", "app/planted/page.tsx", `export * from "@/lib/platform/db";`],
  ["next-auth outside the session", "app/planted/page.tsx", `export * from "next-auth";`],
  [
    "a setting read outside env",
    "lib/platform/planted.ts",
    `export const secret = process.env.SESSION_SECRET;`,
  ],
  ["code imports tests", "lib/reviews/planted.ts", `export * from "@/tests/support/world";`],
  ["climbing out of a folder", "lib/reviews/planted.ts", `export * from "../../app/page";`],
  ["any", "lib/reviews/planted.ts", `export const loose: any = 1;`],
  [
    "a non-null assertion",
    "lib/reviews/planted.ts",
    `export const sure = (given: string[]) => given[0]!;`,
  ],
];

const lint = (file: string) =>
  spawnSync(path.join(root, "node_modules/.bin/oxlint"), ["-c", ".oxlintrc.json", file], {
    cwd: place,
    encoding: "utf8",
  });

beforeAll(() => {
  place = mkdtempSync(path.join(root, ".data-lint-"));
  cpSync(path.join(root, ".oxlintrc.json"), path.join(place, ".oxlintrc.json"));
  cpSync(path.join(root, "tsconfig.json"), path.join(place, "tsconfig.json"));
  symlinkSync(path.join(root, "node_modules"), path.join(place, "node_modules"));
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

function plant(file: string, code: string): string {
  const full = path.join(place, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, `${code}\n`);
  return full;
}

it.each(violations)("says no when %s", (_what, file, code) => {
  const full = plant(file, code);
  const answer = lint(file);
  rmSync(full);
  expect(answer.status, answer.stdout).toBe(1);
});

it("says no when two files need each other, be it for a type only", () => {
  const first = plant(
    "lib/reviews/planted.ts",
    `import type { Other } from "./planted-too";\nexport interface One {\n  other: Other | null;\n}`,
  );
  const second = plant(
    "lib/reviews/planted-too.ts",
    `import type { One } from "./planted";\nexport interface Other {\n  one: One | null;\n}`,
  );
  const answer = lint("lib/reviews/planted.ts");
  rmSync(first);
  rmSync(second);
  expect(answer.status, answer.stdout).toBe(1);
  expect(answer.stdout).toContain("no-cycle");
});

it("says yes to what is allowed", () => {
  const file = "lib/reviews/planted.ts";
  mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
  writeFileSync(
    path.join(place, file),
    `export * from "@/lib/applications/schema";\nexport * from "@/lib/access/commands";\n`,
  );
  expect(lint(file).status, lint(file).stdout).toBe(0);
});
