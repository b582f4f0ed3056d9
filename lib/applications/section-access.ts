import type { Tier } from "@/lib/generated/prisma/enums";
import { readsShared, type AccessFacts, type ApplicationFacts, type Reader } from "./policy";

/** Why a section that exists is closed to the reader. */
export type SectionRefusal =
  | "applications.needs_release"
  | "applications.metadata_only"
  | "applications.not_shared";

export type SectionAccess = { may: true } | { may: false; reason: SectionRefusal };

const closed = (reason: SectionRefusal): SectionAccess => ({ may: false, reason });

/**
 * Whether a reader may open a section of a tier (product.md, "Tiers: who reads a section"). An unknown tier is closed to
 * everyone but the team. An imported application holds T1 only.
 */
export function sectionAccess(
  reader: Reader,
  facts: Pick<ApplicationFacts, "source">,
  access: Pick<AccessFacts, "grants">,
  section: { key: string; tier: Tier },
): SectionAccess {
  if (reader === "team") return { may: true };
  if (!readsShared(reader)) return closed("applications.metadata_only");
  if (section.tier === "T1") return sharedAccess(reader, access, section.key);
  if (section.tier !== "T2" || facts.source === "import") return closed("applications.not_shared");
  if (reader === "lead" || reader === "lead_reviewer") return { may: true };
  const released = access.grants.some(
    (grant) => grant.reason === "release" && grant.sections.includes(section.key),
  );
  return released ? { may: true } : closed("applications.needs_release");
}

function sharedAccess(
  reader: Reader,
  access: Pick<AccessFacts, "grants">,
  key: string,
): SectionAccess {
  if (reader === "lead" || reader === "partner") return { may: true };
  const listed = access.grants.some(
    (grant) => grant.sections.includes("*") || grant.sections.includes(key),
  );
  return listed ? { may: true } : closed("applications.not_shared");
}
