import type { Tier } from "@/lib/programmes/schema";

// What people of the partner wrote while a release let them read protected sections is sealed once the owner takes it back
// (product.md, Release). Twin: the policies `sealed` and the table sealed_authors (docs/second-wall.md).

/** From whom a release was taken back, and when last; nobody to whom one was given anew. */
export interface SealedOf {
  applicationId: string;
  personId: string;
  organisationId: string;
  at: Date;
}

export interface Text {
  applicationId: string;
  organisationId: string;
  personId: string;
  /** The highest tier its author could read. */
  tier: Tier;
  /** The author's word that nothing protected is in it. */
  nothingProtected: boolean;
  writtenAt: Date;
}

/** Whether a text is closed to everybody, its author too. */
export const isSealedText = (text: Text, taken: readonly SealedOf[]): boolean =>
  text.tier === "T2" &&
  !text.nothingProtected &&
  taken.some(
    ({ applicationId, personId, organisationId, at }) =>
      applicationId === text.applicationId &&
      personId === text.personId &&
      organisationId === text.organisationId &&
      at >= text.writtenAt,
  );
