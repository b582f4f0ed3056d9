import { recordAudit } from "@/lib/audit/record";
import { isLocale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import type { ExportContent } from "../export-content";
import { exportAsHtml, type ExportWords } from "../export-html";
import { canExportStartup } from "../policy";

/**
 * The text of a finished export, checked again as it is fetched: the same person, in the same startup's team now, within
 * its day. Each fetching is one audit row for each application in it. 404, 409 `privacy.export_not_ready`.
 */
export function openExport(actor: Actor, id: string, format: "json" | "html"): Promise<string> {
  return withActor(actor, async (tx, now) => {
    const row = await tx.dataExport.findUnique({ where: { id } });
    if (!row || row.personId !== actor.personId || actor.assisted) throw notFound();
    if (row.startupId && !canExportStartup(actor, row.startupId).may) throw notFound();
    if (row.expiresAt && row.expiresAt <= now) throw notFound();
    if (row.state !== "ready" || !row.content) throw conflict("privacy.export_not_ready");
    const content = row.content as unknown as ExportContent;
    await recordAudit(tx, actor, {
      type: "export.fetched",
      objectType: "export",
      objectId: id,
      payload: { kind: row.kind, format },
    });
    if (content.kind === "startup") {
      const programmes = await tx.application.findMany({
        where: { id: { in: content.applications.map((application) => application.id) } },
        select: { id: true, programmeId: true },
      });
      await recordAudit(
        tx,
        actor,
        ...programmes.map((application) => ({
          type: "application.exported" as const,
          objectType: "application",
          objectId: application.id,
          programmeId: application.programmeId,
          applicationId: application.id,
          payload: { export: id },
        })),
      );
    }
    if (format === "json") return `${JSON.stringify(content, null, 2)}\n`;
    const locale = isLocale(row.locale) ? row.locale : "en-HK";
    const t = (await getTranslator(locale, "privacy")) as unknown as ExportWords;
    return exportAsHtml(content, (key) => t(`export.${key}`), locale);
  });
}
