import { Readable } from "node:stream";
import { z } from "zod";
import { documentFiles } from "@/lib/documents/document-files";
import { newKey } from "@/lib/files/store";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { withActor } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { liveActor } from "@/lib/privacy/live-actor";
import { actingStartup } from "@/lib/accounts/team";
import { exportHours } from "@/lib/privacy/schema";
import { versionContent } from "./application-content";
import { streamOf, zipOf, type Entry } from "./archive";
import type { ExportContent, ExportedFile, StartupExport } from "./content";
import { pathGiver } from "./file-names";
import { printPdf } from "./pdf";
import { personContent } from "./person-content";
import { printVersion } from "./print-application";
import { printExport } from "./print-export";
import type { PrintContext } from "./printed";
import { startupContent } from "./startup-content";

const portal = systemActor("privacy");
const exportJob = z.object({ exportId: z.uuid() });

/** The readable part of a ZIP, and its data. */
export const pdfName = "overview.pdf";
export const dataName = "data.json";

/**
 * Makes an export under the rights that the person has now: an ended membership or a closed account makes none. A second
 * run of the same job makes it anew. Files and pages pass through in pieces; of the words of one startup all are in memory.
 */
export async function buildExportJob(data: unknown): Promise<void> {
  const { exportId } = exportJob.parse(data);
  const now = await databaseNow();
  const row = await withActor(portal, (tx) =>
    tx.dataExport.findUnique({ where: { id: exportId } }),
  );
  // Ended while it waited: what it would hold was erased.
  if (!row || row.expiresAt) return;
  const actor = await liveActor(row.personId, row.membershipId, now);
  const locale = isLocale(row.locale) ? row.locale : "en-HK";
  const made = actor && (await madeFor(actor, row, locale, now));
  if (!made) return settle(exportId, now, { state: "failed" });
  if (row.storageKey) await documentFiles().remove(row.storageKey);
  const storageKey = newKey();
  await withActor(portal, (tx) =>
    tx.dataExport.update({ where: { id: exportId }, data: { storageKey }, select: { id: true } }),
  );
  const size = await documentFiles().keep(made.bytes, storageKey);
  await settle(exportId, now, {
    state: "ready",
    size: BigInt(size),
    applicationIds: made.applicationIds,
  });
}

type Row = {
  startupId: string | null;
  applicationId: string | null;
  version: number | null;
};
type Made = { bytes: Readable; applicationIds: string[] };

/** Null when there is nothing that the person may take along. */
async function madeFor(
  actor: Actor,
  { startupId, applicationId, version }: Row,
  locale: Locale,
  now: Date,
): Promise<Made | null> {
  if (startupId && actingStartup(actor) !== startupId) return null;
  const context = await printContext(locale);
  if (applicationId && version !== null) {
    const copy = await orNothing(versionContent(actor, applicationId, version, locale, now));
    return (
      copy && {
        bytes: await printPdf(printVersion(copy, context)),
        applicationIds: [applicationId],
      }
    );
  }
  const content = startupId
    ? await orNothing(startupContent(actor, startupId, locale, now))
    : await personContent(actor, locale, now);
  if (!content) return null;
  const applications = content.kind === "startup" ? content.applications : [];
  return {
    bytes: zipOf(await entriesOf(actor, content, context, now), now),
    applicationIds: applications.map(({ id }) => id),
  };
}

async function entriesOf(
  actor: Actor,
  content: ExportContent,
  context: PrintContext,
  now: Date,
): Promise<Entry[]> {
  const files = content.kind === "startup" ? await fileEntries(actor, content) : [];
  return [
    {
      path: pdfName,
      open: () => printPdf(printExport(content, context)),
      at: now,
      isPacked: true,
    },
    {
      path: dataName,
      open: async () => streamOf(`${JSON.stringify(content, null, 2)}\n`),
      at: now,
      isPacked: false,
    },
    ...files,
  ];
}

/** Gives each file that may be handed out its place in the archive, and says so in the content. */
async function fileEntries(actor: Actor, { applications }: StartupExport): Promise<Entry[]> {
  const pathOf = pathGiver();
  const keys = await storageKeys(
    actor,
    applications.flatMap(({ files }) => files),
  );
  const entries: Entry[] = [];
  for (const { reference, files } of applications) {
    for (const file of files) {
      const key = keys.get(file.id);
      if (!key || !(await documentFiles().exists(key))) continue;
      file.path = pathOf(["files", reference, file.section], file.name);
      entries.push({
        path: file.path,
        open: () => documentFiles().open(key),
        at: new Date(file.uploadedAt),
        isPacked: true,
      });
    }
  }
  return entries;
}

/** Where the bytes of clean files lie; others are named in the data and not given. */
async function storageKeys(actor: Actor, files: ExportedFile[]): Promise<Map<string, string>> {
  const ids = files.filter(({ state }) => state === "clean").map(({ id }) => id);
  const rows = await withActor(actor, (tx) =>
    tx.document.findMany({
      where: { id: { in: ids }, state: "clean" },
      select: { id: true, storageKey: true },
    }),
  );
  return new Map(rows.map(({ id, storageKey }) => [id, storageKey]));
}

async function printContext(locale: Locale): Promise<PrintContext> {
  const t = (await getTranslator(locale, "privacy")) as unknown as Say;
  const roles = (await getTranslator(locale, "accounts")) as unknown as Say;
  const mails = (await getTranslator(locale, "notifications")) as unknown as Say;
  const known = (say: Say, key: string, code: string) => (say.has(key) ? say(key) : code);
  return {
    locale,
    t: (key, values) => t(`export.${key}`, values),
    role: (role) => known(roles, `roles.${role}`, role),
    mail: (template) => known(mails, `kinds.${template}`, template),
  };
}

type Say = ((key: string, values?: Record<string, string | number>) => string) & {
  has: (key: string) => boolean;
};

/** A right that ended before the job ran makes no export; any other failure is tried again by the queue. */
async function orNothing<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
}

/** Ends the job, unless the copy was ended meanwhile: then its file goes with its row. */
async function settle(
  id: string,
  now: Date,
  data: { state: "ready" | "failed"; size?: bigint; applicationIds?: string[] },
): Promise<void> {
  const expiresAt = new Date(now.getTime() + exportHours * 3600 * 1000);
  await withActor(portal, (tx) =>
    tx.dataExport.updateMany({
      where: { id, expiresAt: null },
      data: { ...data, readyAt: now, expiresAt },
    }),
  );
}
