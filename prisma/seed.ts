import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { seedDemo } from "./demo/seed-demo";

// Makes the demo: `npm start` calls it once on an empty database. SEED_CANARIES=1 marks every protected text.
const ownerUrl = process.env.MIGRATE_DATABASE_URL;
if (!ownerUrl) {
  console.error(
    "MIGRATE_DATABASE_URL is missing: the demo's clock is moved by the owner of the database.",
  );
  process.exit(1);
}
await seedDemo({ ownerUrl, canaries: process.env.SEED_CANARIES === "1" });
await closeQueue();
await closeDatabase();
process.exit(0);
