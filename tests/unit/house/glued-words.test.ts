import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

const inline = "span|a|b|strong|em|code|small|i|time|abbr";
/** A line that ends with words, and one that goes on with an inline element that begins with words. */
const endsWithWords = new RegExp(`(</(${inline})>|^\\{(?!" "|" · ").*\\}|^\\) : null\\})$`);
const goesOn = new RegExp(
  `^(\\{.*\\?\\s*)?<(${inline})(\\s[^>]*)?>(?!\\{?["\`\\s]|\\{gap|:|·)(?=.)`,
);

/** A mark between the items of a list, or a space written out. */
const endsApart = /" (· )?" : null\}$|t\("comma"\) : null\}$|\{" "\}$/;

const indentOf = (line: string) => line.length - line.trimStart().length;

/** Lines of elements as the formatter writes them: siblings stand below each other, a space between them is written out. */
function gluedLines(text: string): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    const next = lines[at + 1] ?? "";
    const isGlued =
      indentOf(line) === indentOf(next) &&
      endsWithWords.test(line.trim()) &&
      !endsApart.test(line.trim()) &&
      goesOn.test(next.trim());
    return isGlued ? [`${line.trim()} ${next.trim()}`] : [];
  });
}

it("neighbouring words in inline elements have a space or a mark between them", () => {
  expect(gluedLines("<b>{name}</b>\n<span>{city}</span>")).toHaveLength(1);
  expect(gluedLines('<b>{name}</b>{" "}\n<span>{city}</span>')).toEqual([]);
  const files = globSync("{app,components}/**/*.tsx", { cwd: root });
  expect(files.length).toBeGreaterThan(200);
  const glued = files.flatMap((file) =>
    gluedLines(readFileSync(path.join(root, file), "utf8")).map((words) => `${file}: ${words}`),
  );
  expect(glued).toEqual([]);
});
