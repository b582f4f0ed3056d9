import type { MenteeFacts } from "@/lib/mentoring/fit";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** What a fit is made of on the startup's side: T1 copies, and the services asked for in the frozen T1 section. */
export async function menteeFacts(tx: Tx, applicationId: string): Promise<MenteeFacts> {
  const facts = (await menteeFactsOf(tx, [applicationId])).get(applicationId);
  if (!facts) throw notFound();
  return facts;
}

/** The same of many startups, by application: two statements, whatever the number. */
export async function menteeFactsOf(tx: Tx, ids: string[]): Promise<Map<string, MenteeFacts>> {
  const rows = await tx.application.findMany({
    where: { id: { in: ids } },
    select: { id: true, listArea: true, listModality: true, language: true, currentVersion: true },
  });
  const asked = await tx.versionSection.findMany({
    where: { applicationId: { in: ids }, sectionKey: "ask", tier: "T1" },
    select: { applicationId: true, answers: true, version: { select: { number: true } } },
  });
  return new Map(
    rows.map((row) => {
      const ask = asked.find(
        ({ applicationId, version }) =>
          applicationId === row.id && version.number === row.currentVersion,
      );
      const facts: MenteeFacts = {
        area: row.listArea,
        modality: row.listModality,
        language: row.language,
        services: servicesIn(ask?.answers),
      };
      return [row.id, facts];
    }),
  );
}

/** The services asked for, from the answers of the section. */
export function servicesIn(answers: unknown): string[] {
  const services = (answers as { services?: unknown } | undefined)?.services;
  return Array.isArray(services)
    ? services.filter((one): one is string => typeof one === "string")
    : [];
}
