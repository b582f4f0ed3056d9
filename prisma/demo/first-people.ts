import type { Role } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import type { OrganisationIds } from "./bootstrap";
import { demoPeople, type DemoPerson } from "./people";

export type DemoActors = Map<string, Actor>;

interface Place {
  role: Role;
  organisationId?: string;
  programmeId?: string;
  startupId?: string;
  unit?: string;
  deputy?: boolean;
}

/** Writes a person of the demo. */
export async function makeDemoPerson(
  person: Pick<DemoPerson, "email" | "name" | "chineseName">,
): Promise<Actor> {
  const made = await db().person.create({
    data: {
      email: person.email,
      displayName: person.name,
      chineseName: person.chineseName ?? null,
    },
    select: { id: true },
  });
  return {
    kind: "person",
    personId: made.id,
    displayName: person.name,
    email: person.email,
    locale: "en-HK",
    membership: null,
    assisted: false,
  };
}

/** Gives a membership that stands before anybody could grant it, and returns the actor acting under it. */
export async function placeDemoPerson(actor: Actor, place: Place): Promise<Actor> {
  const made = await db().membership.create({
    data: {
      personId: actor.personId,
      role: place.role,
      organisationId: place.organisationId ?? null,
      programmeId: place.programmeId ?? null,
      startupId: place.startupId ?? null,
      unit: place.unit ?? null,
      deputy: place.deputy ?? false,
    },
  });
  const { id, role, organisationId, programmeId, startupId, unit, deputy, maySubmit } = made;
  return {
    ...actor,
    membership: { id, role, organisationId, programmeId, startupId, unit, deputy, maySubmit },
  };
}

/** The fixed people by address, each under their membership; people of startups stay without one until they have a startup. */
export async function makeDemoPeople(
  organisations: OrganisationIds,
  programmes: { first: string; second: string },
): Promise<DemoActors> {
  const actors: DemoActors = new Map();
  for (const person of demoPeople) {
    const actor = await makeDemoPerson(person);
    const { organisation, programme } = person;
    actors.set(
      person.email,
      organisation
        ? await placeDemoPerson(actor, {
            role: person.role,
            organisationId: organisations[organisation],
            ...(programme ? { programmeId: programmes[programme] } : {}),
            ...(person.unit ? { unit: person.unit } : {}),
          })
        : actor,
    );
  }
  return actors;
}
