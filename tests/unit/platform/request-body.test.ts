import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "@/lib/platform/errors";
import { isStorable, readJson } from "@/lib/platform/request-body";

const post = (body: BodyInit, type = "application/json") =>
  new Request("http://127.0.0.1/", { method: "POST", body, headers: { "content-type": type } });

const statusOf = (request: Request, maxBytes?: number) =>
  readJson(request, maxBytes).then(
    () => 200,
    (error: unknown) => (error instanceof Refusal ? error.status : 500),
  );

describe("the body of a request", () => {
  it("must be JSON by its type and by its content", async () => {
    expect(await statusOf(post("{}", "text/plain"))).toBe(415);
    expect(await statusOf(post("{"))).toBe(400);
    expect(await statusOf(post(new Uint8Array([0x22, 0xff, 0x22])))).toBe(400);
    expect(await statusOf(post(`{"a":1}`, "application/json; charset=utf-8"))).toBe(200);
  });

  it("is refused beyond its limit, whatever the headers say", async () => {
    expect(await statusOf(post(JSON.stringify("x".repeat(2_000))), 1_000)).toBe(413);
    expect(await statusOf(post(JSON.stringify("x".repeat(11_000_000))))).toBe(413);
  });

  it("may not hold what Postgres cannot store", async () => {
    expect(await statusOf(post(`{"a":"\\u0000"}`))).toBe(400);
    expect(await statusOf(post(`{"a":["\\ud800"]}`))).toBe(400);
    expect(await statusOf(post(`{"\\u0000":1}`))).toBe(400);
    expect(await statusOf(post("[".repeat(40) + "]".repeat(40)))).toBe(400);
  });

  it("never surprises: any JSON is either read or refused", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect([200, 400]).toContain(await statusOf(post(JSON.stringify(value))));
        expect(typeof isStorable(value)).toBe("boolean");
      }),
    );
  });
});
