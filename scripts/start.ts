import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { access, constants, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { buildPages, generateClient } from "./build";
import { bringUpToDate, deploymentState, openPortalDatabase } from "./database";
import { startMailListener } from "./demo-mail-listener";
import { Shutdown } from "./shutdown";
import { dataFolder, demoSecrets, root, stopWith, servePages } from "./settings";
import { portalEnvironment, webEnvironment } from "./web-environment";

// `npm start` and `npm run dev`: database, migrations, demo data, pages, worker; Ctrl-C stops everything.
const development = process.argv.includes("--dev");
const port = Number(process.env.PORT ?? 3000);
const shutdown = new Shutdown();

function portIsFree(wanted: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(wanted, "0.0.0.0", () => probe.close(() => resolve(true)));
  });
}

function start(
  name: string,
  env: NodeJS.ProcessEnv,
  command: string,
  ...given: string[]
): ChildProcess {
  const child = spawn(command, given, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  shutdown.addProgram(child);
  child.on("exit", (code, signal) => {
    if (shutdown.isUnderWay) return;
    console.error(`The ${name} stopped (${code ?? signal}); stopping everything.`);
    void shutdown.exit(1);
  });
  return child;
}

async function waitUntilServing(address: string): Promise<void> {
  for (let tries = 0; tries < 600 && !shutdown.isUnderWay; tries += 1) {
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    if (answer && (answer.ok || tries > 100)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

if (!Number.isInteger(port) || port < 1 || port > 65_535)
  stopWith(`PORT=${process.env.PORT} is not a port number.`);
if (!(await portIsFree(port)))
  stopWith(
    `Port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`,
  );
await mkdir(dataFolder, { recursive: true })
  .then(() => access(dataFolder, constants.W_OK))
  .catch(() =>
    stopWith(
      `The folder ${dataFolder} cannot be written. Make it writable, or choose another: PORTAL_DATA=/path npm start`,
    ),
  );
if (process.argv.includes("--fresh")) {
  if (process.env.DATABASE_URL)
    stopWith("--fresh resets the embedded database only; DATABASE_URL points at another one.");
  for (const part of ["postgres", "files", "mail"])
    await rm(path.join(dataFolder, part), { recursive: true, force: true });
}

shutdown.listen();

const secrets = await demoSecrets();
await generateClient(shutdown.addProgram);
const opening = openPortalDatabase(secrets);
shutdown.addService(async () => (await opening).stop());
const database = await opening;
const mail = await startMailListener({ directory: path.join(dataFolder, "mail") });
shutdown.addService(() => mail.stop());
await bringUpToDate(database);
const state = await deploymentState(database.ownerUrl);
const demo = database.embedded || state.mode === "demo";
const origin = process.env.APP_ORIGIN ?? `http://127.0.0.1:${port}`;
const env = portalEnvironment({
  port,
  origin,
  databaseUrl: database.appUrl,
  smtpUrl: mail.url,
  secrets,
  demo,
  development,
});

if (demo && !state.seeded) {
  console.log("Making the demo: two programmes through past months (about a minute) …");
  const seed = spawn("tsx", ["prisma/seed.ts"], {
    cwd: root,
    env: {
      ...env,
      MIGRATE_DATABASE_URL: database.ownerUrl,
      DATABASE_WAIT_MS: "20000",
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  shutdown.addProgram(seed);
  const code = await new Promise((done) => seed.once("exit", done));
  if (code !== 0) {
    if (!shutdown.isUnderWay)
      console.error(
        "The demo could not be made; the lines above say why. Try: npm start -- --fresh",
      );
    await shutdown.exit(1);
  }
}
if (!development) {
  console.log("Building the pages if they changed …");
  await buildPages(shutdown.addProgram).catch(async (error: Error) => {
    if (!shutdown.isUnderWay) console.error(error.message);
    await shutdown.exit(1);
  });
}
start(
  "web server",
  webEnvironment(env, development),
  "next",
  ...(development ? ["dev", "-p", String(port), "-H", "127.0.0.1"] : servePages(port)),
);
start(
  "worker",
  {
    ...env,
    // The pages never sign: the key is the worker's alone.
    AUDIT_SIGNING_KEY: process.env.AUDIT_SIGNING_KEY ?? secrets.auditSigningKey,
    // Nobody waits on a page for it: it may wait for the database.
    DATABASE_WAIT_MS: process.env.DATABASE_WAIT_MS ?? "20000",
    NODE_ENV: development ? "development" : "production",
  },
  process.execPath,
  "--import",
  "tsx",
  "lib/worker.ts",
);
await waitUntilServing(`http://127.0.0.1:${port}`);
if (!shutdown.isUnderWay) {
  console.log(`\nThe portal is at ${origin}\n`);
  if (demo) {
    const { demoPeople } = await import("@/prisma/demo/people");
    console.log(`Sign in with one click at ${origin}/en-HK/signin as`);
    for (const person of demoPeople) console.log(`  ${person.email.padEnd(32)} ${person.who}`);
    console.log(`\nMails of the demo: ${origin}/en-HK/outbox · Ctrl-C stops everything.`);
  }
}
