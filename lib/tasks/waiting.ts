/**
 * What may wait for somebody under one membership: an assignment to declare for or a review to file; a release that names
 * them and waits for their declaration; a startup proposed to a mentor; an application that waits for its own team (a draft,
 * papers, an offer); what a team is asked to share, and to answer; applications that wait for staff; what a second person must confirm; suggestions of the partner's reviewers that wait for their lead.
 */
export type WaitingKind =
  | "reviews"
  | "declarations"
  | "matches"
  | "steps"
  | "requests"
  | "questions"
  | "applications"
  | "confirmations"
  | "suggestions";

/** How much of one kind waits under a membership that is not the acting one; never nothing. */
export interface WaitingElsewhere {
  kind: WaitingKind;
  count: number;
  membershipId: string;
  /** The membership in words. */
  membership: string;
  /** The page where it is done, without language. */
  path: string;
}

/** The page, without language, that asks whether to act under a membership before it opens `path`; it never acts by itself. */
export const actAsPath = (membershipId: string, path: string): string =>
  `/act-as/${membershipId}?next=${encodeURIComponent(path)}`;
