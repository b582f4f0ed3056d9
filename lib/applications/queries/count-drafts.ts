import { isUuid } from "@/lib/applications/schema";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

/** Fewer than this many drafts are not told: a number that small points at somebody. */
const fewestShown = 5;

/**
 * Drafts not yet submitted in the lead's programmes, or in one intake of them (id or slug); null for everyone else and
 * for fewer than five.
 */
export async function countDrafts(tx: Tx, actor: Actor, intake?: string): Promise<number | null> {
  const { membership } = actor;
  const isLead = membership?.role === "programme_manager" || membership?.role === "officer";
  if (!membership?.organisationId || !isLead) return null;
  const isId = intake !== undefined && isUuid(intake);
  const drafts = await tx.application.count({
    where: {
      AND: [
        { status: "draft", leadOrganisationId: membership.organisationId },
        membership.programmeId ? { programmeId: membership.programmeId } : {},
        intake === undefined ? {} : isId ? { intakeId: intake } : { intake: { slug: intake } },
      ],
    },
  });
  return drafts < fewestShown ? null : drafts;
}
