import { expect, it } from "vitest";
import { emptyKnown } from "@/tests/e2e/access/crawl/known";
import { pathsOf, routesOfApp } from "@/tests/e2e/access/crawl/routes";

it("the crawl knows what stands for every dynamic part of every route", () => {
  const routes = routesOfApp();
  expect(routes.length).toBeGreaterThan(80);
  const one = Object.fromEntries(Object.keys(emptyKnown()).map((kind) => [kind, ["x"]]));
  for (const route of routes)
    expect(pathsOf(route, one as ReturnType<typeof emptyKnown>), route.pattern).toHaveLength(1);
});
