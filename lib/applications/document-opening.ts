import type { DocumentAccess } from "./section-access";
import type { GrantFact, Reader } from "./policy";
import { fileKindFacts, fileKinds, type FileKind } from "@/lib/files/schema";
import { stampableKinds, type StampableKind, type StampRefusal } from "@/lib/files/stamp/schema";

/** Why nobody outside the team reads a file: an office file, which cannot be stamped, or a PDF that could not be. */
export type DocumentObstacle = "office" | StampRefusal;

/**
 * How a reader opens a document. `copy`: a stamped copy in the viewer, of that frozen version, by that grant (null: by
 * role or assignment). `closed`: it may be known, but there is no copy of it.
 */
export type DocumentOpening =
  | { how: "original"; access: Extract<DocumentAccess, { may: true }> | null }
  | { how: "copy"; version: number; grant: GrantFact | null }
  | { how: "closed"; obstacle: DocumentObstacle };

interface StoredFacts {
  mediaType: string;
  stampProblem: StampRefusal | null;
}

const kindOf = (mediaType: string): FileKind | undefined =>
  fileKinds.find((kind) => fileKindFacts[kind].mediaType === mediaType);

/** The kind of a file of which copies can be made; undefined for an office file. */
export const stampableKind = (mediaType: string): StampableKind | undefined =>
  stampableKinds.find((kind) => kind === kindOf(mediaType));

/** What keeps a document from being read by others; null: nothing does. */
export const obstacleOf = ({ mediaType, stampProblem }: StoredFacts): DocumentObstacle | null =>
  stampableKind(mediaType) === undefined ? "office" : stampProblem;

/**
 * How a reader who may open a document does so: its team the original; everybody else a stamped copy; the lead's staff,
 * who handle applications, also an office file as it is. `access` null: the team.
 */
export function openingOf(
  reader: Reader,
  access: Extract<DocumentAccess, { may: true }> | null,
  document: StoredFacts,
): DocumentOpening {
  if (access === null) return { how: "original", access };
  const obstacle = obstacleOf(document);
  if (obstacle === null) return { how: "copy", version: access.version, grant: access.grant };
  if (obstacle === "office" && reader === "lead") return { how: "original", access };
  return { how: "closed", obstacle };
}
