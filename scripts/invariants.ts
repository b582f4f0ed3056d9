import { attachDatabase, fillSettings } from "./attach-database";

// `npm run invariants`: looks for data that cannot be (lib/invariants) and prints what it found. Exit 0: everything holds;
// 1: something does not, with the ids; 2: it could not be checked. Changes nothing.
const database = await attachDatabase();
await fillSettings(database.url);
const { closeDatabase } = await import("@/lib/platform/db");
const { findBreaches } = await import("@/lib/platform/invariants");
const { invariants } = await import("@/lib/invariants");
const breaches = await findBreaches(invariants).catch((error: unknown) => error);
await closeDatabase();
await database.leave();
if (!Array.isArray(breaches)) {
  console.error(breaches instanceof Error ? breaches.message.split("\n")[0] : String(breaches));
  process.exit(2);
}
const byName = new Map(breaches.map((breach) => [breach.name, breach]));
for (const { name } of invariants) {
  const breach = byName.get(name);
  console.log(breach ? `BROKEN  ${name}: ${breach.broken}` : `holds   ${name}`);
  for (const id of breach?.ids ?? []) console.log(`        ${id}`);
}
process.exit(breaches.length > 0 ? 1 : 0);
