import { createServer } from "node:http";
import pg from "pg";
import { freePort } from "@/scripts/embedded-database";

/**
 * The bare ceiling: Node's HTTP server and `pg` doing only the SQL that the work cannot avoid. GET /list: 50 rows by
 * index as plain HTML. POST /save: BEGIN, UPDATE, COMMIT.
 */
export async function startCeiling(
  databaseUrl: string,
  programmeId: string,
  applicationIds: string[],
) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 12 });
  const list = {
    name: "list",
    text: "SELECT id, list_name, status, list_area, status_at FROM applications WHERE programme_id = $1 ORDER BY status_at DESC LIMIT 50",
  };
  let turn = 0;
  const server = createServer((request, response) => {
    const work = request.method === "POST" ? save() : page();
    work.then(
      (body) => response.end(body),
      () => {
        response.statusCode = 500;
        response.end();
      },
    );
  });
  async function page(): Promise<string> {
    const { rows } = await pool.query(list.text, [programmeId]);
    const lines = rows.map(
      (row) => `<tr><td>${row.list_name}</td><td>${row.status}</td><td>${row.list_area}</td></tr>`,
    );
    return `<!doctype html><table>${lines.join("")}</table>`;
  }
  async function save(): Promise<string> {
    const client = await pool.connect();
    try {
      turn += 1;
      await client.query("BEGIN");
      await client.query("UPDATE applications SET returned_due_at = now() WHERE id = $1", [
        applicationIds[turn % applicationIds.length],
      ]);
      await client.query("COMMIT");
      return "saved";
    } finally {
      client.release();
    }
  }
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      await pool.end();
    },
  };
}
