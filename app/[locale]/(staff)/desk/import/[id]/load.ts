import type { ImportBatchDto, ImportRowState } from "@/lib/imports/schema";
import { getImport, listImportRows, type ImportRowsPage } from "@/lib/imports/queries";
import { isUuid } from "@/lib/applications/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { Refusal } from "@/lib/platform/errors";

/** One import with a page of its rows; null for everybody who may not see it. */
export async function loadImport(
  actor: Actor,
  id: string,
  filter: { state: ImportRowState | null; page: number },
  locale: Locale,
): Promise<{ batch: ImportBatchDto; rows: ImportRowsPage } | null> {
  if (!isUuid(id)) return null;
  try {
    const batch = await getImport(actor, id, locale);
    return { batch, rows: await listImportRows(actor, id, filter) };
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null;
    throw error;
  }
}
