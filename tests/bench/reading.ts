import type pg from "pg";
import type { RowName } from "./budgets";
import type { Asked } from "./load";
import { cookieOf } from "./sessions";
import { actorOf } from "./world/actors";

type ReadRow = Exclude<RowName, `save-${string}` | `file-${string}`>;

/** Records that are asked for in turn. */
const records = 8;

/** What every reading row asks for in the world as it is now, and whom as. */
export async function readingRows(
  owner: pg.Client,
  origin: string,
): Promise<Record<ReadRow, Asked>> {
  const text = async (sql: string) =>
    (await owner.query<{ value: string }>(sql)).rows.map(({ value }) => value);
  const first = async (sql: string) => (await text(sql))[0] ?? "";
  // What stands first, whatever the size.
  const newestOf = (side: "lead" | "partner", email: string) =>
    first(`SELECT a.list_name AS value FROM applications a
             JOIN memberships m ON m.organisation_id = a.${side}_organisation_id
             JOIN people p ON p.id = m.person_id AND p.email = '${email}'
            WHERE a.submitted_at IS NOT NULL AND (m.programme_id IS NULL OR m.programme_id = a.programme_id)
            ORDER BY a.submitted_at DESC, a.id LIMIT 1`);
  const firstOnPanel = await first(
    `SELECT a.list_name AS value FROM applications a JOIN decisions d ON d.application_id = a.id
       JOIN intakes i ON i.id = a.intake_id AND i.slug LIKE 'autumn-%' ORDER BY a.list_name, a.id LIMIT 1`,
  );
  const as = async (email: string, role: Parameters<typeof actorOf>[2]) => {
    const { membership } = await actorOf(owner, email, role);
    return cookieOf(owner, membership?.id ?? "");
  };
  const manager = await as("manager@hkstp.demo.test", "programme_manager");
  const partner = await as("lead@az.demo.test", "partner_lead");
  const founder = await as("founder@demo.test", "owner");
  const present = await first("SELECT slug AS value FROM intakes WHERE slug LIKE 'autumn-%'");
  const intake = await first("SELECT id AS value FROM intakes WHERE slug LIKE 'autumn-%'");
  // Both sides reviewed and recommended, so everything that a record can hold is on it.
  const reviewed = await text(
    `SELECT a.id AS value FROM applications a JOIN decisions d ON d.application_id = a.id
      WHERE a.list_name LIKE 'Ember%' AND d.seal_opened_at IS NOT NULL ORDER BY a.reference LIMIT ${records}`,
  );
  const reviewer = await first(
    `SELECT s.membership_id AS value FROM assignments s JOIN applications a ON a.id = s.application_id
      WHERE s.state = 'accepted' AND a.status = 'in_review' ORDER BY a.reference LIMIT 1`,
  );
  const ask = (cookie: string | null, expects: string, ...paths: string[]): Asked => ({
    origin,
    paths,
    expects,
    ...(cookie ? { cookie } : {}),
  });
  const record = reviewed.map((id) => `/en-HK/desk/applications/${id}`);
  return {
    home: ask(null, "</footer>", "/en-HK"),
    list: ask(manager, await newestOf("lead", "manager@hkstp.demo.test"), "/en-HK/desk"),
    "list-partner": ask(partner, await newestOf("partner", "lead@az.demo.test"), "/en-HK/desk"),
    "list-narrowed": ask(manager, "Cloudbone", "/en-HK/desk?status=rejected&page=2"),
    "list-json": ask(manager, '"items":[{', `/api/applications?intake=${intake}`),
    search: ask(manager, "KinYuen", "/en-HK/desk?area=oncology&q=tumour"),
    "search-chinese": ask(manager, "Retina", `/en-HK/desk?q=${encodeURIComponent("影像")}`),
    record: ask(manager, "Ember Women", ...record),
    "record-partner": ask(partner, "Ember Women", ...record),
    panel: ask(manager, firstOnPanel, `/en-HK/desk/intakes/${present}/panel`),
    mentors: ask(manager, "Sagan Imaging", "/en-HK/desk/mentors"),
    my: ask(founder, "KinYuen", "/en-HK/my"),
    reviews: ask(await cookieOf(owner, reviewer), "/en-HK/reviews/", "/en-HK/reviews"),
    text: ask(null, "</footer>", "/en-HK/accessibility"),
  };
}
