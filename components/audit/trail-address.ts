import type { AuditFilter, ReaderQuestion } from "@/lib/audit/schema";

function address(path: string, values: Record<string, string | bigint | null>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === null || value === "" ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** The trail's address with these filters; what is not given is left out. */
export const trailAddress = (locale: string, filter: Partial<AuditFilter>): string =>
  address(`/${locale}/audit`, filter);

/** The address of "who saw this". */
export const readersAddress = (locale: string, question: Partial<ReaderQuestion>): string =>
  address(`/${locale}/audit/readers`, question);
