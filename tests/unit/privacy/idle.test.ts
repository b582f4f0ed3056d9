import { expect, it } from "vitest";
import { idleStep } from "@/lib/privacy/idle";

const at = (day: string) => new Date(`${day}T00:00:00Z`);
const lastUsedAt = at("2024-03-31");

it("leaves an account alone until 30 days before 24 months are over", () => {
  expect(idleStep({ lastUsedAt, warnedAt: null }, at("2026-02-28"))).toEqual({ do: "nothing" });
  expect(idleStep({ lastUsedAt, warnedAt: null }, at("2026-03-01"))).toEqual({
    do: "warn",
    erasedOn: at("2026-03-31"),
  });
});

it("gives 30 days also to one that was found late", () => {
  expect(idleStep({ lastUsedAt, warnedAt: null }, at("2027-01-01"))).toEqual({
    do: "warn",
    erasedOn: at("2027-01-31"),
  });
});

it("erases after the warning and not before its day, and forgets a warning that was heeded", () => {
  const warnedAt = at("2026-03-10");
  expect(idleStep({ lastUsedAt, warnedAt }, at("2026-04-08"))).toEqual({
    do: "wait",
    erasedOn: at("2026-04-09"),
  });
  expect(idleStep({ lastUsedAt, warnedAt }, at("2026-04-09"))).toEqual({ do: "erase" });
  expect(idleStep({ lastUsedAt: at("2026-03-20"), warnedAt }, at("2026-04-09"))).toEqual({
    do: "nothing",
  });
});
