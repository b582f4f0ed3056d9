import pg from "pg";
import { env } from "./env";

/** True when the database says that it was seeded as a demo. */
async function isDemoDatabase(): Promise<boolean> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ mode: string }>("SELECT mode FROM deployments");
    return rows[0]?.mode === "demo";
  } finally {
    await client.end();
  }
}

/**
 * Ends the process with one line when a setting is missing or wrong, or when demo mode stands on a database that is no
 * demo. Imports nothing of the pages: what the start of the server loads must not bring a second React along.
 */
export async function checkBeforeServing(): Promise<void> {
  try {
    if (env().DEMO_MODE && !(await isDemoDatabase())) {
      throw new Error(
        "DEMO_MODE=1 needs a database that was seeded as demo; this one was not. Unset DEMO_MODE or use another DATABASE_URL",
      );
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message.split("\n")[0] : error);
    process.exit(1);
  }
}
