import type { Tier } from "@/lib/generated/prisma/enums";
import { notForYou, type No } from "@/lib/platform/permission";
import {
  readsShared,
  type AccessFacts,
  type ApplicationFacts,
  type GrantFact,
  type Reader,
} from "./policy";

/**
 * Open or closed. `version` is the frozen version to serve, null for the last one; `grants` are the releases it is open
 * by, none where the role or an assignment opens it.
 */
export type SectionAccess =
  | { may: true; version: number | null; grants: readonly GrantFact[] }
  | No;

const open: SectionAccess = { may: true, version: null, grants: [] };

/**
 * Whether a reader may open a section of a tier (product.md, "Tiers: who reads a section"), and which version of it. An
 * unknown tier is closed to everyone but the team. An imported application holds T1 only. What is released stays at the
 * version it was released in; of two releases the later version counts.
 */
export function sectionAccess(
  reader: Reader,
  facts: Pick<ApplicationFacts, "source">,
  access: Pick<AccessFacts, "grants">,
  section: { key: string; tier: Tier },
): SectionAccess {
  if (reader === "team") return open;
  if (!readsShared(reader)) return notForYou("applications.metadata_only");
  if (section.tier === "T1") return sharedAccess(reader, access, section.key);
  if (section.tier !== "T2" || facts.source === "import")
    return notForYou("applications.not_shared");
  if (reader === "lead" || reader === "lead_reviewer" || reader === "emergency") return open;
  const released = access.grants.filter(
    ({ reason, sections, version }) =>
      reason === "release" && sections.includes(section.key) && typeof version === "number",
  );
  if (released.length === 0) return notForYou("applications.needs_release");
  const version = Math.max(...released.map((grant) => grant.version ?? 0));
  return { may: true, version, grants: released };
}

function sharedAccess(
  reader: Reader,
  access: Pick<AccessFacts, "grants">,
  key: string,
): SectionAccess {
  if (reader === "lead" || reader === "partner") return open;
  const listed = access.grants.some(
    (grant) => grant.sections.includes("*") || grant.sections.includes(key),
  );
  return listed ? open : notForYou("applications.not_shared");
}

/** A stored document as its access is judged. */
export interface DocumentFacts {
  id: string;
  frozenVersions: readonly number[];
}

export type DocumentAccess =
  | { may: false }
  | { may: true; version: number; grant: GrantFact | null };

/**
 * Whether a reader outside the team who may open a section may open one of its documents: the last version's, or, under
 * a release, exactly those released and frozen in the version of that release.
 */
export function documentAccess(
  section: SectionAccess,
  document: DocumentFacts,
  currentVersion: number,
): DocumentAccess {
  if (!section.may) return { may: false };
  if (section.grants.length === 0)
    return document.frozenVersions.includes(currentVersion)
      ? { may: true, version: currentVersion, grant: null }
      : { may: false };
  const by = section.grants.find(
    ({ version, documents = [] }) =>
      typeof version === "number" &&
      documents.includes(document.id) &&
      document.frozenVersions.includes(version),
  );
  return by ? { may: true, version: by.version ?? 0, grant: by } : { may: false };
}
