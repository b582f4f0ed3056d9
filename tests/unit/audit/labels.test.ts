import { describe, expect, it } from "vitest";
import { auditEvents } from "@/lib/audit/events";
import { locales } from "@/lib/i18n/locales";
import { messageLoaders } from "@/lib/i18n/messages";

type Labels = Record<string, Record<string, string>>;

describe("every kind of audit event", () => {
  it.each(locales)("has its own label, and its group one, in %s", async (locale) => {
    const words = (await messageLoaders[locale].audit()).default;
    const events = words.events as Labels;
    const groups = words.groups as Record<string, string>;
    const missing = Object.entries(auditEvents).flatMap(([group, names]) => [
      ...(groups[group] ? [] : [group]),
      ...names.filter((name) => !events[group]?.[name]).map((name) => `${group}.${name}`),
    ]);
    expect(missing).toEqual([]);
  });

  it("is the only thing that has one: no label stands for an event that nothing writes", async () => {
    const { events } = (await messageLoaders["en-HK"].audit()).default;
    const labelled = Object.entries(events as Labels).flatMap(([group, names]) =>
      Object.keys(names).map((name) => `${group}.${name}`),
    );
    const known = Object.entries(auditEvents).flatMap(([group, names]) =>
      names.map((name) => `${group}.${name}`),
    );
    expect(labelled.toSorted()).toEqual(known.toSorted());
  });
});
