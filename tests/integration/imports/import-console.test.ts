import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { importFromConsole } from "@/scripts/import-console";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
const said: string[] = [];

beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
  return () => vi.restoreAllMocks();
});

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content, "utf8");
}

const run = (content: string, more: Partial<Parameters<typeof importFromConsole>[0]> = {}) =>
  importFromConsole({
    file: "/somewhere/startups.csv",
    open: () => bytesOf(content),
    intake: world.intake.slug,
    encoding: undefined,
    mapped: [],
    previewOnly: false,
    seconds: () => "0.1",
    ...more,
  });

const content =
  "name,website,year_founded\nConsole One,https://console-one.example,2020\nConsole Two,,20x0\n";

it("says what became of every row, and the second time that nothing is new", async () => {
  await run(content, { previewOnly: true });
  expect(said.at(-1)).toBe("1 can be imported, 0 already there, 1 refused. Nothing was imported.");
  await run(content);
  expect(said).toContain("  row 3: refused: The year founded is not a year from 1900 to today");
  expect(said.at(-1)).toBe("Imported 1 startup in 0.1 s; 0 already there, 1 refused.");
  await run(content);
  expect(said.at(-1)).toBe("Nothing new: 1 already there, 1 refused. Nothing was changed.");
});

it("takes columns by their headers, and says in one line what is wrong", async () => {
  const foreign = "Firma;Ort\nConsole Three;Basel\n";
  await expect(run(foreign)).rejects.toThrow("--map name=<header>");
  await expect(run(foreign, { mapped: ["name=Nope"] })).rejects.toThrow("It has: Firma, Ort.");
  await expect(run(foreign, { mapped: ["founder=Firma"] })).rejects.toThrow("--map takes one of");
  await expect(run(foreign, { encoding: "ebcdic" })).rejects.toThrow("--encoding is one of");
  await expect(run(foreign, { intake: "nowhere" })).rejects.toThrow("no intake “nowhere”");
  await expect(run("")).rejects.toThrow("The file is empty.");
  await run(foreign, { mapped: ["name=Firma", "city=Ort"] });
  expect(said.at(-1)).toBe("Imported 1 startup in 0.1 s; 0 already there, 0 refused.");
});
