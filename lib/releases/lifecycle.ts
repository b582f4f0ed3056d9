import type {
  CompetingInterest,
  ReaderStanding,
  ReleaseState,
  ReleaseWord,
  Standing,
} from "./schema";

/** What says where a release stands. */
export interface ReleaseFacts {
  state: ReleaseState;
  validFrom: Date | null;
  validUntil: Date;
  grantedUntil: Date | null;
  /** Since when the partner keeps only reference and outcome of the application. */
  partnerEndedAt: Date | null;
}

/**
 * Where a release stands at `now`. Expiry and the application's ending are read, never written: the grants have their
 * own end, and a transition revokes them (applications/transition.ts).
 */
export function standingOf(release: ReleaseFacts, now: Date): Standing {
  const { state, partnerEndedAt } = release;
  if (state === "refused" || state === "withdrawn" || state === "revoked") return state;
  if (partnerEndedAt !== null) return "ended";
  if (state === "suggested") return release.validUntil <= now ? "withdrawn" : "suggested";
  if (state === "asked") return release.validUntil <= now ? "unanswered" : "asked";
  if (release.grantedUntil !== null && release.grantedUntil <= now) return "expired";
  return release.validFrom !== null && release.validFrom > now ? "not_yet" : "in_force";
}

/** What says what one named person may do. */
export interface ReaderFacts {
  state: "named" | "granted" | "removed";
  interest: CompetingInterest | null;
  /** A bar touches them on this application. */
  isBarred: boolean;
  /** The membership they were named in is live. */
  isMember: boolean;
}

/** What one named person may do under a release; the words for it, never the decision (that is the grant). */
export function readerStandingOf(reader: ReaderFacts, release: Standing): ReaderStanding {
  if (reader.interest === "declared") return "declared_interest";
  if (reader.state === "removed") return "removed";
  if (reader.isBarred) return "barred";
  if (!reader.isMember) return "left";
  if (release === "asked" || release === "suggested") return "awaits_owner";
  if (release !== "in_force" && release !== "not_yet") return "over";
  if (reader.state === "named") return "awaits_owner";
  if (reader.interest === null) return "awaits_declaration";
  return release === "not_yet" ? "not_yet" : "reads";
}

/**
 * The word for a release, from where it stands, what those it names may do, and whether the startup had the last word of
 * the talk about it; never "in force" while nobody reads.
 */
export function wordOf(
  standing: Standing,
  readers: readonly ReaderStanding[],
  isAskedBack = false,
): ReleaseWord {
  if (standing === "asked" && isAskedBack) return "asked_back";
  if (standing !== "in_force" && standing !== "not_yet") return standing;
  if (readers.includes("reads")) return "in_force";
  if (readers.includes("not_yet")) return "not_yet";
  if (!readers.includes("awaits_declaration")) return "nobody";
  return standing === "not_yet" ? "not_yet" : "declares";
}

/** Whether the grant of one named person is to be written now: the owner said yes to them and they declared no interest. */
export const isReadyToRead = (
  reader: Pick<ReaderFacts, "state" | "interest">,
  release: Pick<ReleaseFacts, "state">,
): boolean =>
  release.state === "granted" && reader.state === "granted" && reader.interest === "none";
