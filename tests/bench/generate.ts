import pg from "pg";

/** Ids that the rows of the bench are made around. */
export interface BenchWorld {
  programmeId: string;
  intakeId: string;
  formVersionId: string;
  leadOrganisationId: string;
  partnerOrganisationId: string;
}

/**
 * Fills the intake up to `size` submitted applications, with T1 copies, one frozen version of ten sections each.
 * Deterministic: everything follows from the row's number (md5), so two runs hold the same data.
 */
export async function growTo(client: pg.Client, world: BenchWorld, size: number): Promise<void> {
  const { rows } = await client.query<{ n: string }>(
    "SELECT count(*) AS n FROM applications WHERE source = 'import'",
  );
  const have = Number(rows[0]?.n ?? 0);
  if (have >= size) return;
  const values = [
    have + 1,
    size,
    world.programmeId,
    world.intakeId,
    world.formVersionId,
    world.leadOrganisationId,
    world.partnerOrganisationId,
  ];
  await client.query(
    `INSERT INTO startups (id, display_name, country, city, tags)
     SELECT md5('startup' || n)::uuid, 'Startup ' || n, 'HK', 'Hong Kong', '{}' FROM generate_series($1::int, $2::int) n`,
    values.slice(0, 2),
  );
  await client.query(
    `INSERT INTO applications (id, reference, intake_id, programme_id, lead_organisation_id, partner_organisation_id, startup_id, form_version_id,
       status, status_at, source, current_version, submitted_at, list_name, list_title, list_country, list_city, list_domain, list_area, list_modality,
       list_stage, list_trl, search_text, returned_sections)
     SELECT md5('application' || n)::uuid, 'CI-' || upper(lpad(to_hex(n), 4, '0')) || '-' || upper(substr(md5(n::text), 1, 2)),
       $4::uuid, $3::uuid, $6::uuid, $7::uuid, md5('startup' || n)::uuid, $5::uuid,
       (ARRAY['submitted','screening','in_review','in_review','deciding'])[1 + n % 5]::"ApplicationStatus",
       now() - make_interval(mins => n % 40000), 'import', 1, now() - make_interval(mins => n % 60000),
       'Startup ' || n, 'Title ' || substr(md5(n::text), 1, 12), 'HK', 'Hong Kong', 'drug',
       (ARRAY['oncology','cardiovascular','neurology','respiratory','rare_disease'])[1 + n % 5], 'small_molecule', 'preclinical', 1 + n % 9,
       'startup ' || n || ' title ' || substr(md5(n::text), 1, 12) || ' ' || (ARRAY['tumour','heart','brain','lung','enzyme'])[1 + n % 5] || ' ' || md5(n || 'a') || ' ' || md5(n || 'b'), '{}'
     FROM generate_series($1::int, $2::int) n`,
    values,
  );
  await client.query(
    `INSERT INTO application_versions (id, application_id, organisation_id, programme_id, number, reason, language)
     SELECT md5('version' || n)::uuid, md5('application' || n)::uuid, $4::uuid, $3::uuid, 1, 'import', 'en-HK' FROM generate_series($1::int, $2::int) n`,
    [values[0], values[1], world.programmeId, world.leadOrganisationId],
  );
  await client.query(
    `INSERT INTO version_sections (version_id, application_id, organisation_id, programme_id, section_key, tier, language, complete, answers)
     SELECT md5('version' || n)::uuid, md5('application' || n)::uuid, $4::uuid, $3::uuid, s.key, s.tier, 'en-HK', true,
            CASE WHEN s.key = 'product' THEN jsonb_build_object('title', 'Title ' || substr(md5(n::text), 1, 12), 'abstract', repeat(md5(n::text) || ' ', 25)) ELSE '{}'::jsonb END
       FROM generate_series($1::int, $2::int) n CROSS JOIN (SELECT key, tier FROM form_sections WHERE form_version_id = $5::uuid) s`,
    [values[0], values[1], world.programmeId, world.leadOrganisationId, world.formVersionId],
  );
  await client.query("VACUUM ANALYZE");
}
