import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { messageLoaders, namespaces, type MessageTree } from "@/lib/i18n/messages";
import { locales } from "@/lib/i18n/locales";

const root = path.resolve(import.meta.dirname, "../../..");

function filesUnder(folder: string, matches: (name: string) => boolean): string[] {
  const full = path.join(root, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { recursive: true, encoding: "utf8" })
    .filter((name) => matches(name))
    .map((name) => path.join(folder, name));
}

const read = (file: string) => readFileSync(path.join(root, file), "utf8");

describe("route handlers", () => {
  const routes = filesUnder("app", (name) => name.endsWith("route.ts"));

  it("are found", () => expect(routes.length).toBeGreaterThan(10));

  it("that change something are built by the wrapper, next-auth's own POST excepted", () => {
    const loose = routes
      .filter((file) => !file.includes("[...nextauth]"))
      .flatMap((file) =>
        [
          ...read(file).matchAll(
            /export\s+(?:const|async function|function)\s+(POST|PUT|PATCH|DELETE)\b\s*(=\s*mutation\b)?/g,
          ),
        ]
          .filter((found) => !found[2])
          .map((found) => `${file} ${found[1]}`),
      );
    expect(loose).toEqual([]);
  });

  it("never re-export a mutating verb from elsewhere", () => {
    const odd = routes.filter(
      (file) =>
        !file.includes("[...nextauth]") &&
        /export\s*\{[^}]*\b(POST|PUT|PATCH|DELETE)\b/.test(read(file)),
    );
    expect(odd).toEqual([]);
  });
});

describe("server actions", () => {
  it("do not exist", () => {
    const sources = ["app", "components", "lib"].flatMap((folder) =>
      filesUnder(folder, (name) => /\.tsx?$/.test(name)),
    );
    expect(sources.filter((file) => /^\s*["']use server["']/m.test(read(file)))).toEqual([]);
  });
});

describe("Hong Kong time", () => {
  it("is known in one module, and by name in statements", () => {
    const homes = ["app", "components", "lib"]
      .flatMap((folder) =>
        filesUnder(folder, (name) => /\.tsx?$/.test(name) && !name.startsWith("generated")),
      )
      .filter((file) =>
        /\+08:00|\b8 \* (?:60 \* 60 \* 1000|3600_000|3_600_000|3600 \* 1000)|(?<!AT TIME ZONE ')Asia\/Hong_Kong/.test(
          read(file),
        ),
      );
    expect(homes).toEqual(["lib/i18n/hong-kong-time.ts"]);
  });
});

describe("a name", () => {
  it("is exported by the file that has it, and by no other", () => {
    const sources = ["components", "lib"].flatMap((folder) =>
      filesUnder(folder, (name) => /\.tsx?$/.test(name) && !name.startsWith("generated")),
    );
    const passing = /^export\s+(?:\*|(?:type\s+)?\{[^}]*\})\s+from\b/m;
    expect(passing.test(`export type {\n  One,\n} from "./one";`)).toBe(true);
    expect(sources.filter((file) => passing.test(read(file)))).toEqual([]);
  });
});

function keysOf(tree: MessageTree, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );
}

describe("messages", () => {
  it.each(namespaces)(
    "of %s have the same keys in every language, none empty",
    async (namespace) => {
      const [first, ...others] = await Promise.all(
        locales.map(async (locale) =>
          keysOf((await messageLoaders[locale][namespace]()).default).toSorted(),
        ),
      );
      for (const other of others) expect(other).toEqual(first);
    },
  );

  it("stand for every refusal that the code can throw", async () => {
    const codes = new Set(
      ["app", "lib"]
        .flatMap((folder) =>
          filesUnder(folder, (name) => /\.tsx?$/.test(name) && !name.includes("generated")),
        )
        .flatMap((file) => [
          ...read(file).matchAll(
            /(?:new Refusal|notAllowed|conflict|notForYou|notNow|needOwner\(\w+, [\w.]+,|needOwnSession\(\w+,)\(?\s*["']([a-z_]+)\.([a-z0-9_.]+)["']/g,
          ),
        ])
        .map((found) => `${found[1]}:${found[2]}`),
    );
    expect(codes.size).toBeGreaterThan(20);
    const missing: string[] = [];
    for (const code of codes) {
      const [namespace = "", key = ""] = code.split(":");
      const loader = Object.entries(messageLoaders["en-HK"]).find(
        ([name]) => name === namespace,
      )?.[1];
      const keys = loader ? keysOf((await loader()).default) : [];
      if (!keys.includes(`errors.${key}`)) missing.push(code);
    }
    expect(missing).toEqual([]);
  });
});

describe("commands", () => {
  const verbs = filesUnder(
    "lib",
    (name) => /commands(\/[\w-]+)?\.ts$/.test(name) && !name.includes("generated"),
  ).flatMap((file) =>
    [
      ...read(file).matchAll(
        /export (?:async function|const) (\w+)\s*[=(]\s*(?:async )?\(?\s*actor: (?:Actor|AnyActor)\b/g,
      ),
    ].map((found) => `${found[1]}`),
  );

  it("each have a test that names them", () => {
    const tests = filesUnder("tests/integration", (name) => name.endsWith(".ts"))
      .map(read)
      .join("\n");
    expect(verbs.length).toBeGreaterThan(5);
    expect(verbs.filter((verb) => !new RegExp(`\\b${verb}\\b`).test(tests))).toEqual([]);
  });
});
