import { recordOpenings } from "@/lib/access/openings";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { GrantFact } from "@/lib/applications/policy";
import type { FoundDocument } from "./queries/find-document";

/** In which version and by which grant somebody outside the team opens it; null: the team. */
type OpenedBy = { version: number; grant: GrantFact | null } | null;

/** The audit row of an opening and, of what is protected, a line of the startup's receipt (30 minutes are one line). */
export async function recordDocumentOpening(
  tx: Tx,
  actor: Actor,
  { document, row }: Pick<FoundDocument, "document" | "row">,
  by: OpenedBy,
  now: Date,
): Promise<void> {
  await recordAudit(tx, actor, {
    type: "document.opened",
    objectType: "document",
    objectId: document.id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload: { section: document.sectionKey, ...(by ? { version: by.version } : {}) },
  });
  if (!by || (document.tier !== "T2" && by.grant?.reason !== "break_glass")) return;
  const { sourceId = null, reason } = by.grant ?? {};
  const opening = {
    object: "document" as const,
    sectionKey: document.sectionKey,
    documentId: document.id,
    version: by.version,
    grant: reason ? { reason, sourceId } : null,
  };
  await recordOpenings(tx, actor, row, [opening], now);
}
