import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liveBarsOf, liveGrantsOf } from "@/lib/access/scope";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import {
  readerOf,
  readsShared,
  type AccessFacts,
  type ApplicationFacts,
} from "@/lib/applications/policy";
import { applicationScope } from "@/lib/applications/scope";
import { documentAccess, sectionAccess } from "@/lib/applications/section-access";
import type { Actor } from "@/lib/platform/actor";
import { ownerUrl } from "@/tests/support/worker-database";
import {
  buildWorld,
  makeGround,
  tablesOf,
  type BuiltWorld,
  type Ground,
  type Tables,
} from "./build-worlds";
import { matches } from "./plain-where";
import { worldArbitrary, type PlannedWorld } from "./world-arbitrary";

/** Worlds compared; `npm run test:worlds` asks for 10,000. */
const worlds = Number(process.env.WORLDS ?? 2_000);
const batch = 100;

/** Another sample with every commit, the same for everybody who checks it out; WORLD_SEED repeats one. */
function seedOfCommit(): number {
  if (process.env.WORLD_SEED) return Number(process.env.WORLD_SEED);
  let commit = "none";
  try {
    commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    // A copy without its history: always the same sample.
  }
  return createHash("sha256").update(commit).digest().readInt32BE(0);
}

let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  // Asks as the application's role, actor after actor, in one round trip.
  await client.query(`
    CREATE FUNCTION ask_wall(actors jsonb) RETURNS TABLE (actor int, kind text, id text) LANGUAGE plpgsql AS $$
    DECLARE a record; BEGIN
      FOR a IN SELECT * FROM jsonb_to_recordset(actors) AS x(index int, person text, org text, membership text, applications uuid[]) LOOP
        PERFORM set_config('app.actor', a.person, true), set_config('app.org', a.org, true), set_config('app.membership', a.membership, true);
        RETURN QUERY SELECT a.index, 'section', s.id::text FROM version_sections s WHERE s.application_id = ANY (a.applications)
          UNION ALL SELECT a.index, 'document', d.id::text FROM documents d WHERE d.application_id = ANY (a.applications)
          UNION ALL SELECT a.index, 'answer', n.application_id || '/' || n.section_key FROM answers n WHERE n.application_id = ANY (a.applications)
          UNION ALL SELECT a.index, 'writing', n.application_id || '/' || n.section_key FROM application_sections n WHERE n.application_id = ANY (a.applications);
      END LOOP;
    END $$;
    GRANT EXECUTE ON FUNCTION ask_wall(jsonb) TO portal_app`);
});

afterAll(() => client.end());

async function insert(tables: Tables): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) {
    const [first] = rows;
    if (!first) continue;
    const columns = Object.keys(first).join(", ");
    await client.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
}

function actorOf(world: BuiltWorld, index: number, now: Date): Actor {
  const membership = world.memberships[index];
  const person = world.people.find(({ id }) => id === membership?.personId);
  const isLive =
    membership && matches(liveMembershipWhere(now) as Record<string, unknown>, membership);
  return {
    kind: "person",
    personId: person?.id ?? "",
    displayName: "",
    email: "",
    locale: "en-HK",
    assisted: false,
    // The session look-up gives nothing to a suspended person or an ended membership.
    membership:
      isLive && !person?.suspended
        ? ({ deputy: false, maySubmit: false, ...membership } as unknown as Actor["membership"])
        : null,
  };
}

/** What the first wall opens to one actor: ids as `ask_wall` names them, and as whom they read. */
function firstWall(world: BuiltWorld, actor: Actor, now: Date) {
  const open = new Set<string>();
  const readers = new Set<string>();
  world.applications.forEach((row, index) => {
    const facts = row as unknown as ApplicationFacts & { currentVersion: number };
    const ofApplication = (each: Record<string, unknown>) => each.applicationId === row.id;
    const grants = world.grants.filter(ofApplication);
    const bars = world.bars.filter(ofApplication);
    const access: AccessFacts = {
      grants: grants.filter((each) => matches(liveGrantsOf(actor, now) as never, each)) as never,
      bars: bars.filter((each) => matches(liveBarsOf(actor) as never, each)) as never,
    };
    const reader = readerOf(actor, facts, access);
    const scope = applicationScope(actor, now);
    const isListed =
      scope.kind === "where" && matches(scope.where as never, { ...row, grants, bars });
    expect(isListed, "the list holds what opens").toBe(reader !== null && readsShared(reader));
    if (!reader) return;
    readers.add(reader);
    for (const { id, application, key, tier, version } of world.sections) {
      if (application !== index) continue;
      const found = sectionAccess(reader, facts, access, { key, tier });
      const served = found.may && (found.version ?? facts.currentVersion) === version;
      if (reader === "team" || served) {
        open.add(`section/${id}`);
        if (tier === "T2") readers.add(`${reader}+T2`);
      }
    }
    for (const { id, application, key, tier, frozenVersions } of world.documents) {
      if (application !== index) continue;
      const found = sectionAccess(reader, facts, access, { key, tier });
      const served = documentAccess(found, { id, frozenVersions }, facts.currentVersion);
      if (reader === "team" || served.may) open.add(`document/${id}`);
    }
    if (reader === "team")
      for (const { section_key } of tablesOf(world).answers?.filter(
        (each) => each.application_id === row.id,
      ) ?? [])
        for (const kind of ["answer", "writing"])
          open.add(`${kind}/${String(row.id)}/${String(section_key)}`);
  });
  return { open, readers };
}

async function secondWall(built: BuiltWorld[]): Promise<Map<string, Set<string>>> {
  const actors = built.flatMap((world, at) =>
    world.memberships.map((membership, index) => ({
      index: at * 10 + index,
      person: membership.personId,
      org: membership.organisationId ?? "",
      membership: membership.id,
      applications: world.applications.map(({ id }) => id),
    })),
  );
  const { rows } = await client.query<{ actor: number; kind: string; id: string }>(
    "SELECT * FROM ask_wall($1)",
    [JSON.stringify(actors)],
  );
  const open = new Map<string, Set<string>>();
  for (const { actor, kind, id } of rows)
    open.set(`${actor}`, (open.get(`${actor}`) ?? new Set<string>()).add(`${kind}/${id}`));
  return open;
}

async function layGround(on: Ground): Promise<void> {
  const names = { name: "{}", short_name: "{}" };
  await insert({
    organisations: Object.entries(on.organisations).map(([kind, id]) => ({
      id,
      slug: id,
      kind: kind === "lead" || kind === "service" ? kind : "partner",
      ...names,
    })),
    programmes: (["first", "second"] as const).map((each) => ({
      id: on.programmes[each],
      slug: on.programmes[each],
      name: "{}",
      summary: "{}",
      offers: "[]",
      lead_organisation_id: on.organisations.lead,
      partner_organisation_id: on.organisations[each],
    })),
  });
}

/** Compares a batch in one transaction that is rolled back. Returns as whom was read, and what differed. */
async function compare(plans: PlannedWorld[]) {
  await client.query("BEGIN");
  try {
    // Random worlds hold what commands would refuse (both organisations in one programme); the walls must still agree.
    await client.query("SET LOCAL session_replication_role = replica");
    const { rows } = await client.query<{ now: Date }>("SELECT app_now() AS now");
    const now = rows[0]?.now ?? new Date();
    const ground = makeGround();
    await layGround(ground);
    const built = plans.map((plan) => buildWorld(plan, ground, now));
    const all: Tables = {};
    for (const world of built)
      for (const [table, made] of Object.entries(tablesOf(world)))
        all[table] = [...(all[table] ?? []), ...made];
    await insert(all);
    // Nothing of this transaction is in the statistics yet.
    await client.query("SET LOCAL enable_seqscan = off; SET LOCAL ROLE portal_app");
    const wall = await secondWall(built);
    return built.flatMap((world, at) =>
      world.memberships.map((membership, index) => {
        const { open, readers } = firstWall(world, actorOf(world, index, now), now);
        const walled = wall.get(`${at * 10 + index}`) ?? new Set<string>();
        return {
          readers,
          membership,
          plan: plans[at],
          onlyPolicy: [...open].filter((id) => !walled.has(id)),
          onlyWall: [...walled].filter((id) => !open.has(id)),
        };
      }),
    );
  } finally {
    await client.query("ROLLBACK");
  }
}

test(
  `the two walls open the same to everybody in ${worlds} random worlds`,
  { timeout: 300_000 + worlds * 150 },
  async () => {
    const seed = seedOfCommit();
    const plans = fc.sample(worldArbitrary, { numRuns: worlds, seed });
    const met = new Map<string, number>();
    for (let start = 0; start < plans.length; start += batch) {
      const compared = await compare(plans.slice(start, start + batch));
      const odd = compared.find((each) => each.onlyPolicy.length + each.onlyWall.length > 0);
      expect(odd && { seed, ...odd }).toBeUndefined();
      for (const { readers } of compared)
        for (const reader of readers) met.set(reader, (met.get(reader) ?? 0) + 1);
    }
    console.log(`${worlds} worlds, WORLD_SEED=${seed}: ${JSON.stringify(Object.fromEntries(met))}`);
    // The sample says something only if everybody stood somewhere in it, with T2 open where it can be.
    const everybody = ["team", "lead", "lead_reviewer", "partner", "partner_reviewer", "mentor"];
    for (const reader of [...everybody, "service"])
      expect(met.get(`${reader}+T2`) ?? 0, `${reader} read T2 somewhere`).toBeGreaterThan(0);
    for (const reader of ["partner_ended", "auditor"])
      expect(met.get(reader) ?? 0, reader).toBeGreaterThan(0);
  },
);
