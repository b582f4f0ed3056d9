import type { PartnerPerson } from "@/lib/releases/views";

/** Everybody once, however many memberships they hold, with the units of all of them. */
export function onceEach<P extends Pick<PartnerPerson, "personId" | "unit">>(
  people: readonly P[],
): { person: P; units: string[] }[] {
  const found = new Map<string, { person: P; units: string[] }>();
  for (const person of people) {
    const known = found.get(person.personId) ?? { person, units: [] };
    found.set(person.personId, known);
    if (person.unit && !known.units.includes(person.unit)) known.units.push(person.unit);
  }
  return [...found.values()];
}
