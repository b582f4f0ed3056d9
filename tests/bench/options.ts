import { parseArgs } from "node:util";

export interface BenchOptions {
  /** How many applications the database holds in each round, smallest first. */
  sizes: number[];
  /** Seconds of load a row, about. */
  seconds: number;
  /** Names of rows to measure (budgets.ts, and assignment, weight); empty: all. */
  rows: string[];
  /** File for the JSON report. */
  out: string;
}

/** Options of `npm run bench -- --sizes=2000,10000 --seconds=3 --rows=list,save-small --out=FILE`. Throws on nonsense. */
export function benchOptions(given: string[], known: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: given,
    options: {
      sizes: { type: "string", default: "2000" },
      seconds: { type: "string", default: "3" },
      rows: { type: "string", default: "" },
      out: { type: "string", default: "test-results/bench.json" },
    },
  });
  const sizes = values.sizes.split(",").map(Number);
  const seconds = Number(values.seconds);
  const rows = values.rows.split(",").filter(Boolean);
  if (sizes.some((size) => !Number.isInteger(size) || size < 500 || size > 200_000))
    throw new Error("--sizes: whole numbers from 500 to 200000");
  if (!(seconds >= 1 && seconds <= 60)) throw new Error("--seconds: 1 to 60");
  const unknown = rows.filter((row) => !known.includes(row));
  if (unknown.length > 0) throw new Error(`--rows: ${unknown.join(", ")} of ${known.join(", ")}`);
  return { sizes: sizes.toSorted((a, b) => a - b), seconds, rows, out: values.out };
}
