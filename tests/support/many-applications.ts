import { ownerQuery } from "@/tests/support/worker-database";

/** Copies the application `template` until there are `count` applications in all; each keeps its own id and reference. */
export async function copyUntil(template: string, count: number): Promise<void> {
  const columns = await ownerQuery<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'applications'",
  );
  const copied: Record<string, string> = {
    id: "gen_random_uuid()",
    reference: "'CI-' || lpad(n::text, 4, '0') || '-AA'",
  };
  await ownerQuery(
    `INSERT INTO applications (${columns.map(({ name }) => `"${name}"`).join(", ")})
     SELECT ${columns.map(({ name }) => copied[name] ?? `a."${name}"`).join(", ")}
       FROM applications a, generate_series(1 + (SELECT count(*) FROM applications), $2) n WHERE a.id = $1`,
    [template, count],
  );
}
