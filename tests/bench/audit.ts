import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { migrateDatabase } from "@/prisma/migrate";
import { ensureDatabase, startEmbeddedDatabase } from "@/scripts/embedded-database";

// `npm run bench:audit`: how long 100,000 sealed events take to verify, and how far the sealer stays behind 500 events a
// second (docs/performance.md). A Postgres of its own, with real durability; writer, sealer and Postgres share the machine.
const rows = 100_000;
const perSecond = 500;
const seconds = 30;

const folder = await mkdtemp(path.join(tmpdir(), "portal-bench-"));
const server = await startEmbeddedDatabase({
  directory: path.join(folder, "pg"),
  ownerPassword: "owner",
  appPassword: "app",
  persistent: false,
});
await ensureDatabase(server.ownerUrl("postgres"), "bench");
await migrateDatabase(server.ownerUrl("bench"), server.appUrl("bench"));
Object.assign(process.env, {
  NODE_ENV: "test",
  APP_ORIGIN: "http://127.0.0.1:3999",
  DATABASE_URL: server.appUrl("bench"),
  SESSION_SECRET: "bench-session-secret-of-enough-length-00",
  COMMITMENT_KEY: "bench-commitment-key-of-enough-length-00",
  AUDIT_SIGNING_KEY: Buffer.alloc(32, "audit").toString("base64url"),
  SMTP_URL: "smtp://127.0.0.1:1",
  MAIL_FROM: "portal@portal.test",
  STORAGE_DIRECTORY: path.join(folder, "files"),
});
const { closeDatabase, withActor } = await import("@/lib/platform/db");
const { systemActor } = await import("@/lib/platform/actor");
const { recordAudit } = await import("@/lib/audit/record");
const { sealTrail } = await import("@/lib/audit/seal");
const { trustedPublicKeys } = await import("@/lib/audit/signing");
const { verifyTrail } = await import("@/lib/audit/verify");
const owner = new pg.Client({ connectionString: server.ownerUrl("bench") });
await owner.connect();

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(2)} s`);
  return result;
}

async function verifyHundredThousand(): Promise<void> {
  await owner.query(`
    INSERT INTO audit_events (type, actor_commitment, actor_role, actor_membership_id, actor_organisation_id, programme_id,
                              application_id, object_type, object_id, payload)
    SELECT 'application.section_saved', encode(sha256(n::text::bytea), 'hex'), 'editor', gen_random_uuid(), gen_random_uuid(),
           gen_random_uuid(), gen_random_uuid(), 'section', 'science', jsonb_build_object('revision', n, 'answers', n % 9)
      FROM generate_series(1, ${rows}) n`);
  await timed(`seal a backlog of ${rows}`, sealTrail);
  for (let turn = 0; turn < 3; turn += 1) {
    const { finding, blocks } = await timed(`verify ${rows}`, () =>
      verifyTrail({ publicKeys: trustedPublicKeys() }),
    );
    if (finding || blocks !== rows / 1000) throw new Error("the chain is not as it was sealed");
  }
}

const actor = systemActor("bench");

/** One transaction of five events; a hundred of them a second. */
const write = () =>
  withActor(actor, (tx) =>
    recordAudit(
      tx,
      actor,
      ...Array.from({ length: 5 }, (_, at) => ({
        type: "application.section_saved" as const,
        objectType: "section",
        objectId: "science",
        payload: { revision: at },
      })),
    ),
  );

async function sealUnderLoad(): Promise<void> {
  const before = await owner.query<{ last: string }>("SELECT max(seq) AS last FROM audit_events");
  let writing = true;
  const sealer = (async () => {
    while (writing) {
      await sealTrail();
      await wait(2_000);
    }
  })();
  const began = performance.now();
  const open: Promise<void>[] = [];
  for (let sent = 0; sent < perSecond * seconds; sent += 5) {
    await wait(Math.max(0, began + (sent / perSecond) * 1000 - performance.now()));
    open.push(write());
  }
  await Promise.all(open);
  const took = (performance.now() - began) / 1000;
  writing = false;
  await sealer;
  await sealTrail();
  const { rows: found } = await owner.query<{ count: string; worst: string; middle: string }>(
    `SELECT count(*), max(extract(epoch FROM b.sealed_at - e.at)) AS worst,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM b.sealed_at - e.at)) AS middle
       FROM audit_blocks b CROSS JOIN LATERAL unnest(b.seqs) s JOIN audit_events e ON e.seq = s WHERE e.seq > $1`,
    [before.rows[0]?.last],
  );
  const [lag] = found;
  console.log(
    `${lag?.count} events in ${took.toFixed(1)} s (${(Number(lag?.count) / took).toFixed(0)}/s); sealed after ${Number(lag?.middle).toFixed(2)} s, at worst ${Number(lag?.worst).toFixed(2)} s`,
  );
}

try {
  await verifyHundredThousand();
  await sealUnderLoad();
} finally {
  await owner.end();
  await closeDatabase();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
