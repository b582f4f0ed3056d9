import { createHash } from "node:crypto";
import type pg from "pg";

// A world of thousands of applications, each with versions, documents, four filed reviews, recommendations, notes, minutes,
// feedback, questions, a release and a receipt: to look at plans and to count what a statement costs. Written as SQL in bulk
// past the triggers, whose work it does itself. Ids come from names, so that a statement can name them without asking.

/** Who acts in it, each under one membership: `idOf("person-manager")`, `idOf("member-manager")`. */
export const everybody = [
  "manager",
  "officer",
  "lead_reviewer",
  "lead_reviewer2",
  "partner_lead",
  "partner_reviewer",
  "partner_reviewer2",
  "mentor",
  "service",
  "owner",
] as const;
export type Somebody = (typeof everybody)[number];

/** The id of what is called so; twin of bulk.id in the database. */
export function idOf(name: string, at = 0): string {
  const hash = createHash("md5").update(`${name}/${at}`).digest("hex");
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Every tenth of the first 200 applications is of the owner's startup, each in an intake of its own. */
const ownersUntil = 200;
const isOwners = `(i < ${ownersUntil} AND i % 10 = 0)`;
const startup = `CASE WHEN ${isOwners} THEN bulk.id('startup') ELSE bulk.id('startup', i) END`;
const sections = `(VALUES ('company', 'T1'), ('product', 'T1'), ('science', 'T2')) s (k, t)`;
const sides = `(VALUES ('lead', 'manager'), ('partner', 'partner_lead')) x (o, w)`;

const ground = `
CREATE SCHEMA bulk;
CREATE FUNCTION bulk.id(name text, at bigint DEFAULT 0) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT md5(name || '/' || at)::uuid $$;
CREATE TABLE bulk.reviewers (w text, o text);
INSERT INTO bulk.reviewers VALUES ('lead_reviewer', 'lead'), ('lead_reviewer2', 'lead'), ('partner_reviewer', 'partner'), ('partner_reviewer2', 'partner');
CREATE TABLE bulk.applications (i int PRIMARY KEY, id uuid, p uuid, l uuid, q uuid);

INSERT INTO organisations (id, slug, kind, name, short_name)
  SELECT bulk.id(o), 'bulk-' || o, o::"OrganisationKind", '{}', '{}' FROM unnest('{lead,partner,service}'::text[]) o;
INSERT INTO programmes (id, slug, name, summary, offers, lead_organisation_id, partner_organisation_id)
  VALUES (bulk.id('programme'), 'bulk', '{}', '{}', '[]', bulk.id('lead'), bulk.id('partner'));
INSERT INTO form_versions (id, programme_id, number) VALUES (bulk.id('form'), bulk.id('programme'), 1);
INSERT INTO intakes (id, programme_id, form_version_id, kind, slug, name, opens_at, closes_at, looking_for, origin_text)
  SELECT bulk.id('intake', i), bulk.id('programme'), bulk.id('form'), 'window', 'bulk-' || i, '{}', now() - interval '9 days', now() + interval '9 days', '{}', '{}'
    FROM generate_series(0, ${ownersUntil} / 10) i;
INSERT INTO rubrics (id, programme_id, organisation_id, number, name, scale_meaning)
  SELECT bulk.id('rubric-' || o), bulk.id('programme'), bulk.id(o), 1, '{}', '{}' FROM unnest('{lead,partner}'::text[]) o;
INSERT INTO criteria (id, rubric_id, key, label, hint, position, weight)
  SELECT bulk.id('criterion-' || o, c), bulk.id('rubric-' || o), 'c' || c, '{}', '{}', c, 20 FROM unnest('{lead,partner}'::text[]) o, generate_series(1, 3) c;
INSERT INTO startups (id, display_name) VALUES (bulk.id('startup'), 'A startup');
INSERT INTO people (id, email, display_name)
  SELECT bulk.id('person-' || w), replace(w, '_', '-') || '@bulk.example', w FROM unnest('{${everybody.join()}}'::text[]) w;
INSERT INTO memberships (id, person_id, role, organisation_id, programme_id, startup_id)
  SELECT bulk.id('member-' || w), bulk.id('person-' || w), r::"Role", bulk.id(o), CASE o WHEN 'service' THEN NULL ELSE bulk.id('programme') END, NULL::uuid
    FROM (VALUES ('manager', 'programme_manager', 'lead'), ('officer', 'officer', 'lead'), ('partner_lead', 'partner_lead', 'partner'),
                 ('mentor', 'mentor', 'lead'), ('service', 'ecosystem_partner', 'service')) x (w, r, o)
  UNION ALL SELECT bulk.id('member-' || w), bulk.id('person-' || w), 'reviewer', bulk.id(o), bulk.id('programme'), NULL FROM bulk.reviewers
  UNION ALL SELECT bulk.id('member-owner'), bulk.id('person-owner'), 'owner', NULL, NULL, bulk.id('startup');
INSERT INTO import_batches (id, programme_id, intake_id, file_name, sha256, mapping) SELECT bulk.id('batch'), bulk.id('programme'), bulk.id('intake'), 'a', '0', '{}';
INSERT INTO review_calibrations (intake_id, organisation_id, programme_id) SELECT bulk.id('intake'), bulk.id(o), bulk.id('programme') FROM unnest('{lead,partner}'::text[]) o;`;

/** Applications `from` (included) to `to` (not). */
const applications = (from: number, to: number): string => `
CREATE TEMP TABLE a ON COMMIT DROP AS
  SELECT i, bulk.id('application', i) AS id, bulk.id('programme') AS p, bulk.id('lead') AS l, bulk.id('partner') AS q FROM generate_series(${from}, ${to} - 1) i;
INSERT INTO bulk.applications SELECT * FROM a;
INSERT INTO startups (id, display_name) SELECT DISTINCT ${startup}, 'A startup' FROM a ON CONFLICT DO NOTHING;
INSERT INTO applications (id, reference, intake_id, programme_id, lead_organisation_id, partner_organisation_id, startup_id, form_version_id, status, current_version, submitted_at, list_name)
  SELECT id, 'CI-' || lpad(upper(to_hex(i % 65536)), 4, '0') || '-' || lpad(upper(to_hex(i / 65536)), 2, '0'), CASE WHEN ${isOwners} THEN bulk.id('intake', i / 10) ELSE bulk.id('intake') END, p, l, q,
         ${startup}, bulk.id('form'),
         ('{in_review,in_review,offered,rejected}'::"ApplicationStatus"[])[1 + i % 4], 2, now() - interval '5 days', 'Startup ' || i FROM a;
INSERT INTO application_versions (id, application_id, organisation_id, programme_id, number, reason, language)
  SELECT bulk.id('version-' || v, i), id, l, p, v, 'submit', 'en-HK' FROM a, generate_series(1, 2) v;
INSERT INTO version_sections (version_id, application_id, organisation_id, programme_id, section_key, tier, language, complete, answers)
  SELECT bulk.id('version-' || v, i), id, l, p, k, t::"Tier", 'en-HK', true, '{"q":"words"}' FROM a, generate_series(1, 2) v, ${sections};
INSERT INTO documents (id, application_id, organisation_id, programme_id, section_key, question_key, tier, name, size, media_type, sha256, storage_key, state, frozen_versions)
  SELECT bulk.id('document-' || k, i), id, l, p, k, 'file', t::"Tier", 'a.pdf', 1, 'application/pdf', '0', k || i, 'clean', '{1,2}' FROM a, (VALUES ('company', 'T1'), ('science', 'T2')) s(k, t);
INSERT INTO application_sections (application_id, organisation_id, programme_id, section_key, tier)
  SELECT id, l, p, k, t::"Tier" FROM a, ${sections};
INSERT INTO answers (application_id, organisation_id, programme_id, section_key, question_key, tier, value, revision)
  SELECT id, l, p, k, 'q', t::"Tier", '"words"', 1 FROM a, ${sections};
INSERT INTO assignments (id, application_id, programme_id, organisation_id, membership_id, person_id, assigned_by_id, state, reasons)
  SELECT bulk.id('assignment-' || w, i), id, p, bulk.id(o), bulk.id('member-' || w), bulk.id('person-' || w), bulk.id('person-manager'), 'completed', '[]' FROM a, bulk.reviewers;
INSERT INTO grants (application_id, programme_id, organisation_id, person_id, membership_id, sections, reason, version)
  SELECT id, p, l, bulk.id('person-' || w), bulk.id('member-' || w), '{*}'::text[], g::"GrantReason", NULL::int
    FROM a, (VALUES ('lead_reviewer', 'assignment'), ('lead_reviewer2', 'assignment'), ('partner_reviewer', 'assignment'), ('partner_reviewer2', 'assignment'), ('mentor', 'match'), ('service', 'share_pack')) x(w, g)
  UNION ALL
  SELECT id, p, l, bulk.id('person-' || w), bulk.id('member-' || w), '{science}', 'release', 2 FROM a, unnest('{partner_lead,partner_reviewer}'::text[]) w WHERE i % 3 = 0;
INSERT INTO bars (application_id, programme_id, person_id, organisation_id, reason)
  SELECT id, p, CASE WHEN i % 10 = 7 THEN bulk.id('person-lead_reviewer') END, CASE WHEN i % 10 = 3 THEN q END, 'conflict' FROM a WHERE i % 10 IN (3, 7);
INSERT INTO reviews (id, assignment_id, application_id, programme_id, organisation_id, person_id, rubric_id, version, tier, state, note, filed_at)
  SELECT bulk.id('review-' || w, i), bulk.id('assignment-' || w, i), id, p, bulk.id(o), bulk.id('person-' || w), bulk.id('rubric-' || o), 2, (CASE WHEN i % 3 = 2 THEN 'T1' ELSE 'T2' END)::"Tier", 'filed', 'words', now() - interval '3 days' FROM a, bulk.reviewers;
INSERT INTO scores (review_id, criterion_id, application_id, programme_id, organisation_id, value)
  SELECT bulk.id('review-' || w, i), bulk.id('criterion-' || o, c), id, p, bulk.id(o), 1 + (i + c) % 5 FROM a, bulk.reviewers, generate_series(1, 3) c;
INSERT INTO decisions (id, application_id, programme_id, mode, state, recommendations_due_at, seal_opened_at, version)
  SELECT bulk.id('decision', i), id, p, 'both_must_agree', (CASE WHEN i % 2 = 0 THEN 'open' ELSE 'collecting' END)::"DecisionState", now(), CASE WHEN i % 2 = 0 THEN now() - interval '1 day' END, 2 FROM a;
INSERT INTO recommendations (id, application_id, programme_id, organisation_id, value, reason, nothing_protected, tier, by_person_id, by_membership_id, recorded_at)
  SELECT bulk.id('recommendation-' || o, i), id, p, bulk.id(o), 'admit', 'words', i % 4 = 0, 'T2', bulk.id('person-' || w), bulk.id('member-' || w), now() - interval '2 days' FROM a, ${sides};
INSERT INTO decision_notes (decision_id, application_id, programme_id, organisation_id, author_id, text, tier, nothing_protected, created_at)
  SELECT bulk.id('decision', i), id, p, bulk.id(o), bulk.id('person-' || w), 'words', 'T2', i % 4 = 0, now() - interval '2 days' FROM a, ${sides};
INSERT INTO panel_minutes (application_id, programme_id, organisation_id, author_id, held_at, text)
  SELECT id, p, bulk.id(o), bulk.id('person-' || w), now(), 'words' FROM a, ${sides};
INSERT INTO feedbacks (application_id, programme_id, text, lead_approved_at, lead_approved_by_id, partner_approved_at, partner_approved_by_id)
  SELECT id, p, 'words', now(), bulk.id('person-manager'), CASE WHEN i % 4 = 3 THEN now() END, CASE WHEN i % 4 = 3 THEN bulk.id('person-partner_lead') END FROM a;
INSERT INTO enquiries (application_id, programme_id, organisation_id, assignment_id, asked_by_id, tier, question, state)
  SELECT id, p, bulk.id(o), bulk.id('assignment-' || w, i), bulk.id('person-' || w), (CASE WHEN i % 2 = 0 THEN 'T1' ELSE 'T2' END)::"Tier", 'words', (CASE WHEN i % 4 < 2 THEN 'with_startup' ELSE 'with_officer' END)::"EnquiryState"
    FROM a, bulk.reviewers WHERE w IN ('lead_reviewer', 'partner_reviewer');
INSERT INTO releases (id, application_id, programme_id, organisation_id, startup_id, state, purpose, sections, valid_from, valid_until, suggested_by_id, asked_at, answered_at, granted_sections, granted_until, version, ended_at)
  SELECT bulk.id('release', i), id, p, q, ${startup}, (ARRAY['granted', 'revoked', 'suggested'])[1 + i % 3]::"ReleaseState", 'words', '{science}', now() - interval '3 days', now() + interval '9 days',
         bulk.id('person-partner_reviewer'), CASE WHEN i % 3 < 2 THEN now() END, CASE WHEN i % 3 < 2 THEN now() END, CASE WHEN i % 3 < 2 THEN '{science}'::text[] END, CASE WHEN i % 3 < 2 THEN now() + interval '9 days' END, CASE WHEN i % 3 < 2 THEN 2 END, CASE WHEN i % 3 = 1 THEN now() END FROM a;
INSERT INTO release_readers (release_id, application_id, programme_id, organisation_id, person_id, membership_id, state, added_by_id, granted_at)
  SELECT bulk.id('release', i), id, p, q, bulk.id('person-' || w), bulk.id('member-' || w), (CASE WHEN i % 3 = 0 THEN 'granted' ELSE 'named' END)::"ReleaseReaderState", bulk.id('person-partner_lead'), CASE WHEN i % 3 < 2 THEN now() END FROM a, unnest('{partner_lead,partner_reviewer}'::text[]) w;
INSERT INTO release_messages (release_id, application_id, programme_id, organisation_id, from_startup, person_id, body)
  SELECT bulk.id('release', i), id, p, q, false, bulk.id('person-partner_lead'), 'words' FROM a;
INSERT INTO cdas (application_id, programme_id, organisation_id, startup_id, signed_on, expires_at, file_name, size, media_type, sha256, storage_key, uploaded_by_id)
  SELECT id, p, q, ${startup}, now(), now() + interval '9 days', 'a.pdf', 1, 'application/pdf', '0', 'cda' || i, bulk.id('person-partner_lead') FROM a;
INSERT INTO openings (application_id, programme_id, organisation_id, person_id, membership_id, role, object, section_key, version, opened_at)
  SELECT id, p, q, bulk.id('person-partner_lead'), bulk.id('member-partner_lead'), 'partner_lead', 'section', 'science', 2, now() FROM a, generate_series(1, 2);
INSERT INTO import_rows (batch_id, line, state, cells, reasons) SELECT bulk.id('batch'), i, 'ready', '{}', '[]' FROM a;
INSERT INTO document_copies (document_id, application_id, programme_id, organisation_id, person_id, membership_id, version, storage_key, expires_at)
  SELECT bulk.id('document-company', i), id, p, q, bulk.id('person-partner_lead'), bulk.id('member-partner_lead'), 2, 'copy' || i, now() + interval '1 hour' FROM a;
INSERT INTO data_exports (id, kind, person_id, locale) SELECT bulk.id('export', i), 'person', bulk.id('person-owner'), 'en-HK' FROM a;
INSERT INTO answer_history (application_id, section_key, question_key, revision, organisation_id, programme_id, tier, value, written_at)
  SELECT id, k, 'q', 0, l, p, t::"Tier", '"words"', now() FROM a, ${sections};
INSERT INTO review_counts (application_id, organisation_id, programme_id, asked, filed) SELECT id, bulk.id(o), p, 2, 2 FROM a, ${sides};
INSERT INTO review_means (application_id, organisation_id, programme_id, intake_id, reviews, overall, criteria)
  SELECT id, bulk.id(o), p, CASE WHEN ${isOwners} THEN bulk.id('intake', i / 10) ELSE bulk.id('intake') END, 2, 3, '{}' FROM a, ${sides};
SELECT seal_authors(NULL);`;

/** Writes what is there of once. Needs the owner's connection. */
export async function layBulkGround(client: pg.Client): Promise<void> {
  await client.query(ground);
}

/** Adds applications `from` (included) to `to` (not) and brings the statistics up to date. Needs the owner's connection. */
export async function addApplications(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query("BEGIN; SET LOCAL session_replication_role = replica");
  await client.query(applications(from, to));
  await client.query("COMMIT");
  await client.query("ANALYZE");
}
