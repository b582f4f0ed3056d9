import { expect, it } from "vitest";
import { isUnavailable } from "@/lib/platform/unavailable";

const withCode = (code: string, message = "") => Object.assign(new Error(message), { code });

it("takes a database that did not answer in time, or let go of us, for unavailable", () => {
  for (const error of [
    withCode("P2024"),
    withCode("P2028"),
    withCode("P1001"),
    withCode("P2010", "Raw query failed. Code: `57P01`. Message: terminating connection"),
    withCode("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:5432"),
    new Error("timeout exceeded when trying to connect"),
    new Error("Connection terminated unexpectedly"),
    new Error("the database system is starting up"),
  ])
    expect(isUnavailable(error), error.message).toBe(true);
});

it("takes a defect, a refusal and what is no error for what they are", () => {
  for (const thrown of [
    withCode("P2002"),
    withCode("P2010", "Raw query failed. Code: `42703`. Message: column does not exist"),
    new TypeError("undefined is not a function"),
    "timeout exceeded when trying to connect",
    null,
  ])
    expect(isUnavailable(thrown)).toBe(false);
});
