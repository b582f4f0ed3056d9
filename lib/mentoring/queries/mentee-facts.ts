import type { MenteeFacts } from "@/lib/mentoring/fit";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** What a fit is made of on the startup's side: T1 copies, and the services asked for in the frozen T1 section. */
export async function menteeFacts(tx: Tx, applicationId: string): Promise<MenteeFacts> {
  const row = await tx.application.findUnique({
    where: { id: applicationId },
    select: { listArea: true, listModality: true, language: true, currentVersion: true },
  });
  if (!row) throw notFound();
  const asked = await tx.versionSection.findFirst({
    where: {
      applicationId,
      sectionKey: "ask",
      tier: "T1",
      version: { number: row.currentVersion },
    },
    select: { answers: true },
  });
  const services = (asked?.answers as { services?: unknown } | undefined)?.services;
  return {
    area: row.listArea,
    modality: row.listModality,
    language: row.language,
    services: Array.isArray(services)
      ? services.filter((one): one is string => typeof one === "string")
      : [],
  };
}
