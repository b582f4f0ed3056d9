import type pg from "pg";

/** Every reference of the schema to a row that is not there: "table.column: count". Empty in a sound world. */
export async function brokenReferences(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ from: string; column: string; to: string; key: string }>(
    `SELECT c.conrelid::regclass::text AS from, a.attname AS column, c.confrelid::regclass::text AS to, b.attname AS key
       FROM pg_constraint c
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
       JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
      WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND cardinality(c.conkey) = 1`,
  );
  const broken: string[] = [];
  for (const { from, column, to, key } of rows) {
    const { rows: found } = await owner.query<{ n: string }>(
      `SELECT count(*) AS n FROM ${from} f WHERE f."${column}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${to} t WHERE t."${key}" = f."${column}")`,
    );
    if (Number(found[0]?.n) > 0) broken.push(`${from}.${column}: ${found[0]?.n}`);
  }
  return broken;
}

/** What commands and triggers keep true, as queries for the rows that break it. */
const rules: Record<string, string> = {
  "an application's last frozen version is its current one": `
    SELECT a.id FROM applications a
     WHERE a.current_version <> coalesce((SELECT max(number) FROM application_versions v WHERE v.application_id = a.id), 0)`,
  "its history ends at its status, at the time that it has it since": `
    SELECT a.id FROM applications a
     WHERE NOT EXISTS (SELECT 1 FROM status_changes c WHERE c.application_id = a.id AND c."to" = a.status AND c.at = a.status_at)`,
  "counts by status are what counting gives": `
    (SELECT intake_id, status, count_stage(submitted_at, partner_ended_at), count(*) FROM applications GROUP BY 1, 2, 3)
    EXCEPT (SELECT intake_id, status, stage, sum(count) FROM application_counts GROUP BY 1, 2, 3)`,
  "whoever accepted an assignment has a grant, whoever gave it back has none": `
    SELECT s.id FROM assignments s JOIN applications a ON a.id = s.application_id
     WHERE a.status IN ('in_review', 'deciding', 'panel')
       AND (s.state IN ('accepted', 'completed'))
           <> EXISTS (SELECT 1 FROM grants g WHERE g.source_id = s.id AND g.person_id = s.person_id AND g.revoked_at IS NULL)`,
  "kept numbers are what the reviews say, and calibrated": `
    SELECT application_id FROM wrong_review_numbers()
    UNION ALL SELECT application_id FROM review_means WHERE revision <> calibrated_revision`,
  "a declared conflict is a bar": `
    SELECT s.id FROM assignments s WHERE s.state = 'conflicted'
       AND NOT EXISTS (SELECT 1 FROM bars b WHERE b.application_id = s.application_id AND b.person_id = s.person_id AND b.reason = 'conflict')`,
  "a filed review scores every criterion of its rubric": `
    SELECT r.id FROM reviews r WHERE r.state = 'filed'
       AND (SELECT count(*) FROM scores s WHERE s.review_id = r.id AND s.value IS NOT NULL)
           <> (SELECT count(*) FROM criteria c WHERE c.rubric_id = r.rubric_id)`,
  "what is decided was reviewed by two of each side": `
    SELECT a.id FROM applications a JOIN decisions d ON d.application_id = a.id
     WHERE (SELECT count(*) FROM reviews r WHERE r.application_id = a.id AND r.state = 'filed' AND r.organisation_id = a.lead_organisation_id) <> 2
        OR (SELECT count(*) FROM reviews r WHERE r.application_id = a.id AND r.state = 'filed' AND r.organisation_id = a.partner_organisation_id) <> 2`,
  "a seal is open when both sides recommended": `
    SELECT d.id FROM decisions d WHERE d.seal_opened_at IS NOT NULL AND NOT d.lead_alone
       AND (SELECT count(DISTINCT organisation_id) FROM recommendations r WHERE r.application_id = d.application_id) < 2`,
  "a member of a cohort was admitted, in that cohort's intake": `
    SELECT m.application_id FROM cohort_members m JOIN cohorts c ON c.id = m.cohort_id JOIN applications a ON a.id = m.application_id
     WHERE a.intake_id <> c.intake_id OR a.status NOT IN ('admitted', 'suspended', 'left', 'graduated')`,
  "a startup's owner is a person of its own": `
    SELECT a.id FROM applications a WHERE a.source = 'self'
       AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.startup_id = a.startup_id AND m.role = 'owner' AND m.status = 'active')`,
  "nobody holds memberships of both organisations of a programme": `
    SELECT m.id FROM memberships m JOIN memberships n ON n.person_id = m.person_id AND n.organisation_id <> m.organisation_id
      JOIN programmes p ON m.organisation_id = p.lead_organisation_id AND n.organisation_id = p.partner_organisation_id
     WHERE (m.programme_id IS NULL OR m.programme_id = p.id) AND (n.programme_id IS NULL OR n.programme_id = p.id)`,
  "every event waits for its block": `
    SELECT seq FROM audit_events EXCEPT SELECT seq FROM audit_pending`,
  "no text of a copy names the startup that it was copied from": `
    SELECT a.id FROM applications a JOIN startups s ON s.id = a.startup_id
     WHERE s.name_en IS NOT NULL AND a.search_text <> '' AND position(lower(s.name_en) IN a.search_text) = 0`,
};

/** Rules that the world breaks, each with how often. Empty in a sound world. */
export async function brokenRules(owner: pg.Client): Promise<string[]> {
  const broken: string[] = [];
  await owner.query("SET app.actor = 'system'");
  for (const [rule, sql] of Object.entries(rules)) {
    const { rows } = await owner.query<{ n: string }>(`SELECT count(*) AS n FROM (${sql}) found`);
    if (Number(rows[0]?.n) > 0) broken.push(`${rule}: ${rows[0]?.n}`);
  }
  await owner.query("RESET app.actor");
  return broken;
}
