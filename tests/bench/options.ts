import { parseArgs } from "node:util";

export interface BenchOptions {
  /** How many applications the database holds in each round. */
  sizes: number[];
  /** Seconds of load a row. */
  seconds: number;
  /** Names of rows to measure; empty: all. */
  rows: string[];
  /** File for the JSON report. */
  out: string;
}

/** Options of `npm run bench -- --sizes=1000,10000 --seconds=8 --rows=list,save --out=FILE`. Throws on nonsense. */
export function benchOptions(given: string[]): BenchOptions {
  const { values } = parseArgs({
    args: given,
    options: {
      sizes: { type: "string", default: "1000,10000" },
      seconds: { type: "string", default: "6" },
      rows: { type: "string", default: "" },
      out: { type: "string", default: "test-results/bench.json" },
    },
  });
  const sizes = values.sizes.split(",").map(Number);
  const seconds = Number(values.seconds);
  if (sizes.some((size) => !Number.isInteger(size) || size < 100 || size > 200_000))
    throw new Error("--sizes: whole numbers from 100 to 200000");
  if (!(seconds >= 1 && seconds <= 60)) throw new Error("--seconds: 1 to 60");
  return { sizes, seconds, rows: values.rows.split(",").filter(Boolean), out: values.out };
}
