import fc from "fast-check";
import { expect, test } from "vitest";
import { csvFrom } from "@/lib/platform/csv";

test("a file begins with a byte order mark, and cells that need it are quoted", () => {
  expect(csvFrom([["a", 'b "c"', "d,e", "f\ng"]])).toBe('\uFEFFa,"b ""c""","d,e","f\ng"\r\n');
});

test("no cell begins a formula, in ASCII or full width", () => {
  fc.assert(
    fc.property(fc.constantFrom(..."=+-@\t\r＝＋－＠"), fc.string(), (sign, rest) => {
      const [line = ""] = csvFrom([[sign + rest]])
        .slice(1)
        .split("\r\n");
      return line.startsWith("'") || line.startsWith(`"'`);
    }),
  );
});
