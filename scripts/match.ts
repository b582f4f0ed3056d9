/**
 * `npm run match -- FILE.json`: solves the matching problem in FILE and prints the answer as JSON
 * `{status, objective, bound, seconds, pairs}`, with `shortfall` when something cannot be met.
 * A file that cannot be read as a problem gives one line on stderr and exit code 1.
 */
import { readFile } from "node:fs/promises";
import { MatchingInputError, parseMatchingInput, type MatchingResult } from "@/lib/matching/schema";
import { isShort } from "@/lib/matching/result";
import { solve } from "@/lib/matching/solve";

const [file, ...rest] = process.argv.slice(2);

async function read(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    throw new MatchingInputError(`${path}: cannot be read (${code})`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new MatchingInputError(`${path}: not JSON`);
  }
}

function printed(result: MatchingResult): object {
  const { shortfall, ...plain } = result;
  return isShort(shortfall) ? result : plain;
}

async function main(): Promise<void> {
  if (file === undefined || rest.length > 0)
    throw new MatchingInputError("usage: npm run match -- FILE.json");
  const result = await solve(parseMatchingInput(await read(file)));
  process.stdout.write(`${JSON.stringify(printed(result))}\n`);
}

main().catch((error: unknown) => {
  if (error instanceof MatchingInputError) process.stderr.write(`match: ${error.message}\n`);
  else process.stderr.write(`match: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
