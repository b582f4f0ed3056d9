import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseRange } from "@/lib/files/byte-range";
import { answerDownload, attachment } from "@/lib/files/download";

const file = { name: "plan.pdf", mediaType: "application/pdf", size: 1000 };

describe("the answer to a download", () => {
  it("is an attachment that is never sniffed, run or cached", () => {
    const { status, headers, range } = answerDownload(file);
    expect({ status, range }).toEqual({ status: 200, range: undefined });
    expect(headers).toMatchObject({
      "Content-Type": "application/pdf",
      "Content-Length": "1000",
      "Content-Disposition": `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    });
  });

  it("is a part when one range is asked, and the whole with If-Range", () => {
    const part = answerDownload({ ...file, range: "bytes=990-" });
    expect(part).toMatchObject({ status: 206, range: { start: 990, end: 999 } });
    expect(part.headers).toMatchObject({
      "Content-Range": "bytes 990-999/1000",
      "Content-Length": "10",
    });
    expect(answerDownload({ ...file, range: "bytes=990-", ifRange: '"x"' }).status).toBe(200);
  });

  it("is 416 behind the end of the file", () => {
    const answer = answerDownload({ ...file, range: "bytes=1000-" });
    expect(answer.status).toBe(416);
    expect(answer.headers["Content-Range"]).toBe("bytes */1000");
  });

  it("carries a Chinese name whole, and an ASCII one for old clients", () => {
    expect(attachment("計劃 é'(1)*.pdf")).toBe(
      `attachment; filename="__ e'(1)*.pdf"; filename*=UTF-8''%E8%A8%88%E5%8A%83%20%C3%A9%27%281%29%2A.pdf`,
    );
  });

  it("stays one header with balanced quotes whatever the name holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const value = attachment(name);
        expect(value).toMatch(
          /^attachment; filename="[\x20\x21\x23\x24\x26-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/,
        );
        expect(() => new Headers({ "Content-Disposition": value })).not.toThrow();
      }),
    );
  });
});

describe("the Range header", () => {
  it.each([
    ["bytes=0-0", { start: 0, end: 0 }],
    ["bytes=5-2000", { start: 5, end: 999 }],
    ["bytes=-10", { start: 990, end: 999 }],
    ["bytes=-5000", { start: 0, end: 999 }],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=1000-1001", "unsatisfiable"],
    ["bytes=9-5", "none"],
    ["bytes=0-1,5-6", "none"],
    ["items=0-1", "none"],
    ["bytes=-", "none"],
    ["bytes=99999999999999999999-", "none"],
    [null, "none"],
  ])("%j of 1,000 bytes means %j", (header, expected) => {
    expect(parseRange(header, 1000)).toEqual(expected);
  });

  it("never leaves the file", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 5000 }), (first, last, size) => {
        const range = parseRange(`bytes=${first}-${last}`, size);
        if (typeof range === "object")
          expect(range.start <= range.end && range.end < size).toBe(true);
      }),
    );
  });
});
