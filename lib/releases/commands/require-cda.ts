import type { Tx } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import type { ReleasePlace } from "@/lib/releases/queries/load-release";

/**
 * The agreement a request stands on: of this application, confirmed by both sides, its file clean, valid until the end
 * asked for. Null where none is named. Throws releases.cda_not_valid (422).
 */
export async function requireCda(
  tx: Tx,
  { row }: ReleasePlace,
  { cdaId, until }: { cdaId?: string | null | undefined; until: Date },
): Promise<string | null> {
  if (!cdaId) return null;
  const cda = await tx.cda.findFirst({
    where: {
      id: cdaId,
      applicationId: row.id,
      fileState: "clean",
      startupConfirmedAt: { not: null },
      partnerConfirmedAt: { not: null },
      expiresAt: { gte: until },
    },
    select: { id: true },
  });
  if (cda) return cda.id;
  throw new Refusal("releases.cda_not_valid", {
    fields: { cdaId: { code: "releases.cda_not_valid" } },
  });
}
