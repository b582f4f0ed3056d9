import type { MembershipView } from "@/lib/accounts/schema";

type Translate = (key: never, params?: never) => string;

/** A membership in one phrase: "Reviewer, HKSTP" or "Programme manager, HKSTP: Neuro programme". */
export function membershipWords(membership: MembershipView, t: Translate): string {
  const role = t(`roles.${membership.role}` as never);
  const params = { role, place: membership.place, programme: membership.programme ?? "" };
  const key = membership.deputy
    ? membership.programme
      ? "membership.deputyInProgramme"
      : "membership.deputy"
    : membership.programme
      ? "membership.inProgramme"
      : "membership.plain";
  return t(key as never, params as never);
}
