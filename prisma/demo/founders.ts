import { createStartup } from "@/lib/startups/commands/create-startup";
import type { StartupProfile } from "@/lib/startups/schema";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { makeDemoPerson, placeDemoPerson } from "./first-people";
import type { DemoStartup } from "./startups/row";

function profileOf(startup: DemoStartup): StartupProfile {
  const shown =
    startup.language === "zh-HK"
      ? startup.hant
      : startup.language === "zh-CN"
        ? startup.hans
        : null;
  return {
    displayName: shown ?? startup.en,
    nameEn: startup.en,
    nameZhHant: startup.hant ?? null,
    nameZhHans: startup.hans ?? null,
    website: `https://${startup.slug}.example`,
    country: startup.country,
    city: startup.city,
    foundedYear: Number(startup.founded.slice(0, 4)),
    teamSize: startup.headcount,
    oneLiner: startup.title.slice(0, 200),
    description: startup.abstract,
  };
}

/** Founds a startup in the person's name and returns them acting as its owner. */
async function found(person: Actor, startup: DemoStartup): Promise<Actor> {
  const { membershipId } = await createStartup(person, profileOf(startup), null);
  const made = await db().membership.findUniqueOrThrow({ where: { id: membershipId } });
  const { id, role, organisationId, programmeId, startupId, unit, deputy, maySubmit } = made;
  return {
    ...person,
    membership: { id, role, organisationId, programmeId, startupId, unit, deputy, maySubmit },
  };
}

const fixedFounders: Record<string, string> = {
  kinyuen: "founder@demo.test",
  "nordlys-cell": "rival@demo.test",
};

/** The owner of every startup, by the startup's slug; the fixed founders own theirs, and a teammate edits beside the first. */
export async function makeFounders(
  startups: DemoStartup[],
  people: Map<string, Actor>,
): Promise<Map<string, Actor>> {
  const owners = new Map<string, Actor>();
  for (const startup of startups) {
    const fixed = people.get(fixedFounders[startup.slug] ?? "");
    const person =
      fixed ??
      (await makeDemoPerson({ email: `founder@${startup.slug}.demo.test`, name: startup.founder }));
    if (!fixed)
      await db().person.update({
        where: { id: person.personId },
        data: { locale: startup.language },
      });
    owners.set(startup.slug, await found({ ...person, locale: startup.language }, startup));
  }
  const teammate = people.get("teammate@demo.test");
  const startupId = owners.get("kinyuen")?.membership?.startupId;
  if (teammate && startupId)
    people.set(teammate.email, await placeDemoPerson(teammate, { role: "editor", startupId }));
  return owners;
}
