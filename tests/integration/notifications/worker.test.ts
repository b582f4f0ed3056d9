import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { queueMail } from "@/lib/notifications/commands";
import { systemActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { startTestMailServer, type TestMailServer } from "@/tests/support/mail-server";
import { ownerQuery } from "@/tests/support/worker-database";

const system = systemActor("test");
const running = new Set<ChildProcess>();
let server: TestMailServer;

beforeAll(async () => {
  server = await startTestMailServer();
  // What other tests left in this worker's database is not ours to deliver.
  await ownerQuery("DELETE FROM pgboss.job");
  await ownerQuery(
    "UPDATE outbox_mails SET state = 'dropped' WHERE state IN ('queued', 'sending')",
  );
});

beforeEach(() => {
  server.received.length = 0;
  server.answers.length = 0;
  server.offers = 0;
});

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

afterAll(() => server.stop());

interface WorkerProcess {
  child: ChildProcess;
  errors: () => string;
  exit: Promise<number | null>;
}

function startWorkerProcess(settings: Record<string, string> = {}): WorkerProcess {
  // One process, so that SIGKILL hits the worker itself.
  const child = spawn(process.execPath, ["--import", "tsx", "lib/worker.ts"], {
    env: { ...process.env, SMTP_URL: server.url, DATABASE_POOL: "4", ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  running.add(child);
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const exit = once(child, "exit").then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, errors: () => errors, exit };
}

async function queue(): Promise<string> {
  const dedupeKey = randomUUID();
  await withActor(system, (tx) =>
    queueMail(tx, system, {
      template: "papers_received",
      dedupeKey,
      to: { personId: null, name: "A", address: `${randomUUID()}@mail.test`, locale: "zh-HK" },
      params: { startup: "Harbour Biologics", reference: "CI-7K3Q-2M", path: "/desk" },
    }),
  );
  return (await db().outboxMail.findUniqueOrThrow({ where: { dedupeKey } })).id;
}

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  await expect.poll(what, { timeout: 20_000, interval: 100 }).toBe(true);
}

const stateOf = async (id: string) =>
  (await db().outboxMail.findUniqueOrThrow({ where: { id } })).state;

describe("the worker process", () => {
  it("sends what is queued, beats, and ends cleanly when told to", async () => {
    const worker = startWorkerProcess();
    const id = await queue();
    await until(async () => (await stateOf(id)) === "sent");
    expect(server.received).toHaveLength(1);
    expect(await db().workerHeartbeat.count()).toBe(1);
    worker.child.kill("SIGTERM");
    expect(await worker.exit).toBe(0);
    expect(await db().workerHeartbeat.count()).toBe(0);
  });

  it("that is killed in the middle of sending leaves a mail that the next one sends, once", async () => {
    server.answers.push("hang");
    const first = startWorkerProcess();
    const id = await queue();
    await until(() => server.offers === 1);
    expect(await stateOf(id)).toBe("sending");
    first.child.kill("SIGKILL");
    await first.exit;
    // Time passes: the lease runs out, and the mail has waited longer than a mail with a live job would.
    await ownerQuery(
      "UPDATE outbox_mails SET leased_until = now(), next_attempt_at = now() - interval '3 minutes' WHERE id = $1",
      [id],
    );
    const second = startWorkerProcess();
    await until(async () => (await stateOf(id)) === "sent");
    expect(server.received).toHaveLength(1);
    second.child.kill("SIGTERM");
    expect(await second.exit).toBe(0);
  });

  it("says in one line which setting is missing, and exits with 1", async () => {
    const worker = startWorkerProcess({ SMTP_URL: "" });
    expect(await worker.exit).toBe(1);
    expect(worker.errors().trim()).toMatch(/^Setting SMTP_URL .*$/);
  });
});
