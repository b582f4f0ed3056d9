import { confirmMembership } from "@/lib/accounts/commands/confirm-membership";
import { grantMembership } from "@/lib/accounts/commands/grant-membership";
import { settleMembership } from "@/lib/applications/commands/settle-membership";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { saveMentorProfile } from "@/lib/mentoring/commands/save-profile";
import { saveReviewerProfile } from "@/lib/reviews/commands/save-profile";
import { makeDemoPerson } from "./first-people";
import { mentors } from "./mentors";
import { reviewers, type Expert } from "./reviewers";

export interface StaffContext {
  organisations: Record<"hkstp" | "az" | "other", string>;
  programmes: { first: string; second: string };
  manager: Actor;
  /** A second person of the lead, who confirms memberships that read T2. */
  secondManager: Actor;
  partnerLead: Actor;
  otherLead: Actor;
  /** Fixed people by address. */
  people: Map<string, Actor>;
}

const actorOf = async (actor: Actor, membershipId: string): Promise<Actor> => {
  const made = await db().membership.findUniqueOrThrow({ where: { id: membershipId } });
  const { id, role, organisationId, programmeId, startupId, unit, deputy, maySubmit } = made;
  return {
    ...actor,
    membership: { id, role, organisationId, programmeId, startupId, unit, deputy, maySubmit },
  };
};

type Newcomer = Pick<Expert, "email" | "name" | "chineseName" | "organisation" | "unit">;

const granterOf = (context: StaffContext, organisation: Expert["organisation"]): Actor =>
  ({ hkstp: context.manager, az: context.partnerLead, other: context.otherLead })[organisation];

const personOf = (
  context: StaffContext,
  { email, name, chineseName }: Newcomer,
): Promise<Actor> | Actor =>
  context.people.get(email) ??
  makeDemoPerson({ email, name, ...(chineseName ? { chineseName } : {}) });

/** Grants a role as its organisation would: by the lead's manager or the partner's lead, confirmed by a second person where it must be. */
async function grant(
  context: StaffContext,
  person: Actor,
  expert: Newcomer,
  role: "reviewer" | "mentor",
  programmeId: string,
): Promise<Actor> {
  const made = await grantMembership(
    granterOf(context, expert.organisation),
    {
      personId: person.personId,
      role,
      organisationId: context.organisations[expert.organisation],
      programmeId,
      unit: expert.unit ?? null,
      deputy: false,
    } as Parameters<typeof grantMembership>[1],
    settleMembership(),
  );
  if (made.status === "pending") await confirmMembership(context.secondManager, made.id);
  return actorOf(person, made.id);
}

/** Reviewers of the lead who judge in both programmes. */
const inBoth = ["yuen@hkstp.demo.test", "ling@hkstp.demo.test", "pang@hkstp.demo.test"];

export interface Reviewing {
  first: Map<string, Actor>;
  second: Map<string, Actor>;
}

/** Everybody who reviews, with profile; by programme and address. */
export async function makeReviewers(context: StaffContext): Promise<Reviewing> {
  const made: Reviewing = { first: new Map(), second: new Map() };
  for (const expert of reviewers) {
    const places: (keyof Reviewing)[] =
      expert.organisation === "other"
        ? ["second"]
        : inBoth.includes(expert.email)
          ? ["first", "second"]
          : ["first"];
    const person = await personOf(context, expert);
    for (const place of places) {
      const stands = person.membership?.role === "reviewer" && place === "first";
      const actor = stands
        ? person
        : await grant(context, person, expert, "reviewer", context.programmes[place]);
      made[place].set(expert.email, actor);
      const { areas, modalities, languages } = expert;
      const profile = { areas, modalities, languages, capacity: 14, active: true };
      await saveReviewerProfile(
        granterOf(context, expert.organisation),
        actor.membership?.id ?? "",
        profile,
      );
    }
  }
  return made;
}

/** Everybody who mentors, with the profile they wrote; by address. */
export async function makeMentors(context: StaffContext): Promise<Map<string, Actor>> {
  const made = new Map<string, Actor>();
  for (const mentor of mentors) {
    const person = await personOf(context, mentor);
    const stands = person.membership?.role === "mentor";
    const actor = stands
      ? person
      : await grant(context, person, mentor, "mentor", context.programmes.first);
    made.set(mentor.email, actor);
    const { headline, about, areas, modalities, topics, languages, capacity } = mentor;
    await saveMentorProfile(actor, {
      headline,
      about,
      areas,
      modalities,
      topics,
      languages,
      capacity,
      active: true,
    });
  }
  return made;
}
