import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { listMyMatches } from "@/lib/mentoring/queries/list-matches";
import { listMentors } from "@/lib/mentoring/queries/list-mentors";
import { readSuggesting, suggestionsFrom } from "@/lib/mentoring/queries/suggest-mentors";
import { getMyMentorProfile } from "@/lib/mentoring/queries/get-profile";
import { inOneReading } from "@/lib/platform/reading";
import { makeSubmitted } from "@/tests/support/applications";
import { countQueries } from "@/tests/support/query-count";
import { ownerQuery } from "@/tests/support/worker-database";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
let template: string;

/** Admits copies of one application until there are so many, each with a mentor of its own and a match between them. */
async function admit(count: number): Promise<void> {
  const columns = await ownerQuery<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'applications'",
  );
  const copied = (name: string) =>
    ({
      id: "gen_random_uuid()",
      reference: "'CI-' || lpad(n::text, 4, '0') || '-AA'",
      status: `'admitted'::"ApplicationStatus"`,
      list_name: "'Startup ' || n",
      import_key: "NULL",
    })[name] ?? `a."${name}"`;
  await ownerQuery(
    `INSERT INTO applications (${columns.map(({ name }) => `"${name}"`).join(", ")})
     SELECT ${columns.map(({ name }) => copied(name)).join(", ")}
       FROM applications a, generate_series(1 + (SELECT count(*) FROM applications WHERE status = 'admitted'), $2) n
      WHERE a.id = $1`,
    [template, count],
  );
  const mentors = await ownerQuery<{ n: number }>("SELECT count(*)::int AS n FROM mentor_profiles");
  for (let n = mentors[0]?.n ?? 0; n < Math.min(count, 40); n += 1) {
    const [person, membership] = [randomUUID(), randomUUID()];
    await ownerQuery("INSERT INTO people (id, email, display_name) VALUES ($1, $2, $3)", [
      person,
      `${person}@test.example`,
      `Mentor ${n}`,
    ]);
    await ownerQuery(
      `INSERT INTO memberships (id, person_id, role, organisation_id, programme_id) VALUES ($1, $2, 'mentor', $3, $4)`,
      [membership, person, world.lead.id, world.programme.id],
    );
    await ownerQuery(
      `INSERT INTO mentor_profiles (membership_id, person_id, organisation_id, programme_id, headline, about, areas, modalities, topics, languages, capacity)
       VALUES ($1, $2, $3, $4, '{}', '{}', '{oncology}', '{small_molecule}', '{mentoring}', '{en-HK}', 3)`,
      [membership, person, world.lead.id, world.programme.id],
    );
  }
}

/** A match, active, of the world's mentor with every admitted startup. */
const matchAll = () =>
  ownerQuery(
    `INSERT INTO matches (application_id, programme_id, organisation_id, mentor_profile_id, mentor_person_id, mentor_membership_id, state, reasons, proposed_by_id)
     SELECT a.id, a.programme_id, a.lead_organisation_id, p.id, p.person_id, p.membership_id, 'active', '[]', $2
       FROM applications a, mentor_profiles p
      WHERE a.status = 'admitted' AND p.person_id = $1
        AND NOT EXISTS (SELECT FROM matches m WHERE m.application_id = a.id AND m.mentor_profile_id = p.id)`,
    [world.mentor.personId, world.manager.personId],
  );

beforeAll(async () => {
  world = await makeWorld();
  template = await makeSubmitted(world.owner, world.intake.id);
  await ownerQuery("DROP INDEX applications_one_open");
  await ownerQuery(
    `INSERT INTO mentor_profiles (membership_id, person_id, organisation_id, programme_id, headline, about, areas, modalities, topics, languages, capacity)
     VALUES ($1, $2, $3, $4, '{}', '{}', '{oncology}', '{}', '{}', '{en-HK}', 10)`,
    [
      world.mentor.membership?.id,
      world.mentor.personId,
      world.mentor.membership?.organisationId,
      world.programme.id,
    ],
  );
});

it("the mentors page and the mentor's own read as much for 3 startups as for 180", async () => {
  const desk = async () => {
    const { result, queries } = await countQueries(() =>
      inOneReading(world.manager, async () => ({
        mentors: await listMentors(world.manager, "en-HK"),
        suggesting: await readSuggesting(world.manager),
      })),
    );
    return { ...result, startups: await suggestionsFrom(result.suggesting, "en-HK"), queries };
  };
  const own = () =>
    countQueries(() =>
      inOneReading(world.mentor, async () => ({
        ...(await getMyMentorProfile(world.mentor)),
        matches: await listMyMatches(world.mentor, "en-HK"),
      })),
    );
  const seen: Record<number, { desk: number; own: number }> = {};
  for (const count of [3, 180]) {
    await admit(count);
    await matchAll();
    const [staff, mentor] = [await desk(), await own()];
    expect(staff.startups).toHaveLength(count);
    expect(staff.startups.every(({ matches }) => matches.length === 1)).toBe(true);
    expect(mentor.result.matches).toHaveLength(count);
    expect(mentor.result.matches[0]?.contacts).toEqual([
      { name: world.owner.displayName, address: world.owner.email },
    ]);
    seen[count] = { desk: staff.queries.length, own: mentor.queries.length };
  }
  expect(seen[180]).toEqual(seen[3]);
  // Session and shell are two more: at most 8 and 6 in all.
  expect(seen[180]?.desk).toBeLessThanOrEqual(6);
  expect(seen[180]?.own).toBeLessThanOrEqual(4);
});
