import type pg from "pg";
import { saveSection } from "@/lib/applications/commands/save-section";
import { forwardEnquiry } from "@/lib/reviews/commands/forward-enquiry";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { answerEnquiry } from "@/lib/reviews/commands/answer-enquiry";
import { askEnquiry } from "@/lib/reviews/commands/ask-enquiry";
import { declineAssignment } from "@/lib/reviews/commands/decline-assignment";
import { addNote } from "@/lib/decisions/commands/add-note";
import { fileMinutes, sendToPanel } from "@/lib/decisions/commands/hold-panel";
import { runImport } from "@/lib/imports/commands/run-import";
import { uploadImport } from "@/lib/imports/commands/upload-import";
import type { Actor } from "@/lib/platform/actor";
import { giveConsent } from "@/lib/privacy/commands/give-consent";
import { seedDemo } from "@/prisma/demo/seed-demo";
import { lengthenTexts } from "./lengthen";
import { actorOf, actorOfMembership } from "./actors";
import { templatePlan } from "./plan";

const day = 24 * 3600_000;

/**
 * Walks real commands until the database holds one or a few applications of every fate, with everything that hangs on
 * them. The database must be migrated and empty. Takes most of a minute, since it is the product's own work.
 */
export async function makeTemplate(owner: pg.Client, ownerUrl: string): Promise<void> {
  await seedDemo({ ownerUrl, canaries: false, plan: templatePlan, sendsMails: false });
  await conflictsAndDeclines(owner);
  await enquiries(owner);
  await panelDay(owner);
  await listings(owner);
  await secondThoughts(owner);
  await importedStartups(owner);
  await lengthenTexts(owner);
  await owner.query("UPDATE outbox_mails SET state = 'sent', sent_at = created_at, attempts = 1");
  await owner.query("DELETE FROM pgboss.job");
  await owner.query("SET session_replication_role = replica");
  // Whoever judged three years ago was there then.
  await owner.query(
    "UPDATE memberships SET valid_from = valid_from - interval '3 years', created_at = created_at - interval '3 years', confirmed_at = confirmed_at - interval '3 years' WHERE organisation_id IS NOT NULL",
  );
  // A database with people in it keeps its mode: here nobody signs in by a click, and no page carries the demo's banner.
  await owner.query("UPDATE deployments SET mode = 'test'");
  await owner.query("SET session_replication_role = origin");
}

const startupOf = async (owner: pg.Client, slug: string, status: string) => {
  const { rows } = await owner.query<{ id: string; startup_id: string; programme_id: string }>(
    `SELECT a.id, a.startup_id, a.programme_id FROM applications a JOIN startups s ON s.id = a.startup_id
      WHERE s.website = $1 AND a.status = $2::"ApplicationStatus" LIMIT 1`,
    [`https://${slug}.example`, status],
  );
  const [row] = rows;
  if (!row) throw new Error(`the template has no ${slug} that is ${status}`);
  return row;
};

async function founderOf(owner: pg.Client, startupId: string): Promise<Actor> {
  const { rows } = await owner.query<{ id: string }>(
    "SELECT id FROM memberships WHERE startup_id = $1 AND role = 'owner'",
    [startupId],
  );
  return actorOfMembership(owner, rows[0]?.id ?? "");
}

async function assignmentsOf(owner: pg.Client, applicationId: string, states: string[]) {
  const { rows } = await owner.query<{ id: string; membership_id: string }>(
    "SELECT id, membership_id FROM assignments WHERE application_id = $1 AND state::text = ANY($2) ORDER BY created_at, id",
    [applicationId, states],
  );
  const found: { id: string; reviewer: Actor }[] = [];
  for (const { id, membership_id: membership } of rows)
    found.push({ id, reviewer: await actorOfMembership(owner, membership) });
  return found;
}

/** One reviewer declares a conflict, which bars them; one gives the assignment back. */
async function conflictsAndDeclines(owner: pg.Client): Promise<void> {
  const { id } = await startupOf(owner, "cloudbone", "in_review");
  const [conflicted, declined] = await assignmentsOf(owner, id, ["offered"]);
  if (!conflicted || !declined) throw new Error("the template has no open assignments");
  await answerConflict(conflicted.reviewer, conflicted.id, "declared");
  await answerConflict(declined.reviewer, declined.id, "none");
  await declineAssignment(declined.reviewer, declined.id, "I am away until after the panel day.");
}

/** Questions to two startups: one answered, one waiting with the officer. */
async function enquiries(owner: pg.Client): Promise<void> {
  const officer = await actorOf(owner, "officer@hkstp.demo.test", "officer");
  for (const slug of ["kinyuen", "mindharbour"]) {
    const { id, startup_id } = await startupOf(owner, slug, "in_review");
    const [asker] = await assignmentsOf(owner, id, ["accepted", "completed"]);
    if (!asker) throw new Error(`nobody reviews ${slug}`);
    const question = "Which assay stands behind the second figure, and how often was it repeated?";
    const asked = await askEnquiry(asker.reviewer, { assignmentId: asker.id, question });
    if (slug === "mindharbour") continue;
    await forwardEnquiry(officer, asked.id, {
      dueAt: new Date(Date.now() + 7 * day).toISOString(),
    });
    await answerEnquiry(
      await founderOf(owner, startup_id),
      asked.id,
      "An enzyme assay, in triplicate, repeated by a contract laboratory in October.",
    );
  }
}

/** Notes and minutes of a panel that has met about an application on which both sides differ. */
async function panelDay(owner: pg.Client): Promise<void> {
  const manager = await actorOf(owner, "manager@hkstp.demo.test", "programme_manager");
  const { id } = await startupOf(owner, "aster-peptides", "deciding");
  await sendToPanel(manager, id);
  await fileMinutes(manager, id, {
    heldAt: new Date(Date.now() - 3600_000),
    text: "Both sides heard the pitch. The lead values the series; the partner asks for one more data point on selectivity.",
  });
  await addNote(manager, id, {
    text: "The founders can show selectivity data within eight weeks.",
    nothingProtected: true,
  });
}

/** Two of the cohort agree to be shown on the programme's page. */
async function listings(owner: pg.Client): Promise<void> {
  for (const slug of ["borui-neuro", "sagan-imaging"]) {
    const { startup_id: startupId, programme_id: programmeId } = await startupOf(
      owner,
      slug,
      "admitted",
    );
    const founder = await founderOf(owner, startupId);
    await giveConsent(founder, startupId, { purpose: "public_listing", programmeId });
  }
}

/** A founder changes a word of a draft, so that what it replaced is kept. */
async function secondThoughts(owner: pg.Client): Promise<void> {
  const { id: applicationId, startup_id: startupId } = await startupOf(owner, "tide-dx", "draft");
  const { rows } = await owner.query<{ revision: number }>(
    "SELECT revision FROM application_sections WHERE application_id = $1 AND section_key = 'product'",
    [applicationId],
  );
  await saveSection(
    await founderOf(owner, startupId),
    { applicationId, sectionKey: "product" },
    { revision: rows[0]?.revision ?? 0, answers: { indication: "Sepsis in emergency rooms" } },
  );
}

async function* csv(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(
    `name,one_liner,description,tags,city,country,year_founded,team_size,website
Lantau Assays,Point-of-care tests for sepsis,"A cartridge that reads three markers of sepsis from a drop of blood in nine minutes, for emergency rooms without a laboratory at night.",diagnostics,Hong Kong,HK,2022,8,https://lantau-assays.example
前海镜像医疗,肺结节影像的第二双眼睛,面向基层医院的肺结节影像辅助判读，不替代医生，只提示值得再看一眼的切片。,digital health,Shenzhen,CN,2021,17,https://qianhai-mirror.example`,
    "utf8",
  );
}

/** A file of two startups that nobody has claimed. */
async function importedStartups(owner: pg.Client): Promise<void> {
  const officer = await actorOf(owner, "officer@hkstp.demo.test", "officer");
  const { rows } = await owner.query<{ slug: string }>(
    "SELECT slug FROM intakes WHERE closes_at > now() + interval '60 days' LIMIT 1",
  );
  const intake = rows[0]?.slug ?? "";
  const { id } = await uploadImport(officer, { intake, fileName: "startups.csv" }, csv());
  const made = await runImport(officer, id);
  if (made.imported !== 2) throw new Error("the template's import refused its rows");
}
