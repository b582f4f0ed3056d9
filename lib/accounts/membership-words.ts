import { isTeamRole, type MembershipView } from "./schema";

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

/** Role, place and programme of a membership, each in words; without a programme, that it is of every one. */
function partsOf({ role, deputy, place, programme }: MembershipView, t: Translate): string[] {
  const name = t(`roles.${role}` as never);
  const everyProgramme = isTeamRole(role) ? "" : t("membership.everyProgramme" as never);
  return [
    deputy ? t("membership.asDeputy" as never, { role: name } as never) : name,
    place,
    programme ?? everyProgramme,
  ];
}

/**
 * What tells a membership apart from the others of the same person: "Neuro programme" where role and organisation are the
 * same, "Reviewer · Neuro programme" where the role differs too. The whole phrase where nothing differs.
 */
export function tellingWords(
  membership: MembershipView,
  all: readonly MembershipView[],
  t: Translate,
): string {
  const own = partsOf(membership, t);
  const others = all.map((each) => partsOf(each, t));
  const telling = own.filter((part, at) => part && others.some((other) => other[at] !== part));
  return telling.length > 0 ? telling.join(" · ") : membershipWords(membership, t);
}
