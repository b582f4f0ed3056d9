import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { AssignPage } from "./assign-page";
import { DecisionPage } from "./decision-page";
import { DeskPage } from "./desk-page";
import { MatchPage, MenteePage, MentorPage } from "./mentoring-page";
import { open } from "./open";
import { newestMailTo } from "./people";
import { ReviewPage } from "./review-page";
import { StartupPage } from "./startup-page";
import type { Walk } from "./walk";

/** The manager takes in a table of startups, in Chinese; the row without a name stays out. */
export async function importTable(walk: Walk): Promise<void> {
  const { mark, intake } = walk;
  const desk = new DeskPage(await walk.page("manager"), "zh-HK");
  const rows = [
    "name,one_liner,website",
    `Cedar ${mark},Wound care,https://cedar-${mark}.example`,
    ",No name,",
  ];
  await desk.readImport(intake, {
    name: "startups.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.join("\n")),
  });
  await expectAccessible(desk.page);
  await desk.runImport();
  await desk.open({ intake, source: "import" });
  await expect(desk.row(`Cedar ${mark}`)).toBeVisible();
  await expect(desk.page.locator("[data-desk-list] tbody tr")).toHaveCount(1);
}

/** The list by search, the record under its lens, screening; the partner sees no protected word. */
export async function screen(walk: Walk): Promise<void> {
  const { mark, intake, startup, applicationId: id } = walk;
  const desk = new DeskPage(await walk.page("manager"));
  const partner = await walk.page("partnerLead");
  await desk.open({ intake });
  await desk.search(`Therapeutics ${mark}`);
  await expect(desk.row(startup)).toBeVisible();
  await expect(desk.row(`Cedar ${mark}`)).toHaveCount(0);
  await expectAccessible(desk.page);
  expect(await desk.openRecord(startup)).toBe(id);
  await expect(desk.section("company").getByText("HKSTP and AstraZeneca")).toBeVisible();
  await expectAccessible(desk.page);
  await desk.takeUp();
  await desk.markEligible();
  await open(partner, `/en-HK/desk/applications/${id}`);
  await expect(partner.getByText(walk.example.title).first()).toBeVisible();
  await expect(partner.getByText(walk.example.target)).toHaveCount(0);
  await expectAccessible(partner);
}

/** Reviewers say what they know; each organisation has the best assignment computed, reads it and applies it. */
export async function assign(walk: Walk): Promise<void> {
  const { areas, modality } = walk.example;
  for (const [lead, reviewer] of [
    ["manager", "leadReviewer"],
    ["partnerLead", "partnerReviewer"],
  ] as const) {
    const own = await walk.page(reviewer);
    await new ReviewPage(own).writeProfile(areas, [modality]);
    await expectAccessible(own);
    const board = new AssignPage(await walk.page(lead), walk.intake);
    await board.suggest();
    await expect(board.proposal(walk.startup)).toContainText(walk.newcomer(reviewer).name);
    await expectAccessible(board.page);
    await board.accept();
  }
}

/** Both reviewers answer the conflict card, score by their own rubric and file. */
export async function review(walk: Walk): Promise<void> {
  for (const role of ["leadReviewer", "partnerReviewer"] as const) {
    const page = await walk.page(role);
    const reviewer = new ReviewPage(page);
    await reviewer.openCard(walk.startup);
    await expectAccessible(page);
    await reviewer.declareNoConflict();
    await reviewer.file(4);
    await expectAccessible(page);
  }
}

/** Each side recommends under seal; the second one opens both, and the joint outcome is stated. */
export async function decide(walk: Walk): Promise<void> {
  const [ours, theirs] = ["A clear need and a sound team.", "We can help with the first study."];
  const lead = new DecisionPage(await walk.page("manager"), walk.applicationId);
  const partner = new DecisionPage(await walk.page("partnerLead"), walk.applicationId);
  await lead.askForRecommendations();
  await lead.recommendToAdmit(ours);
  await expectAccessible(lead.page);
  await partner.open();
  await expect(partner.page.getByText(ours)).toHaveCount(0);
  await partner.recommendToAdmit(theirs);
  await partner.open();
  await expect(partner.page.getByText(ours).first()).toBeVisible();
  await expectAccessible(partner.page);
  await lead.offer();
  await expectAccessible(lead.page);
}

/** The founder reads the offer in Chinese, signs, ticks a line; the startup stands in the cohort. */
export async function admit(walk: Walk): Promise<void> {
  const { applicationId: id, mark } = walk;
  const founder = await walk.page("founder");
  await open(founder, `/zh-HK/applications/${id}/offer`);
  await expectAccessible(founder);
  const own = new StartupPage(founder);
  await own.signOffer(id, walk.newcomer("founder").name);
  await own.tickOnboarding(id);
  await expectAccessible(founder);
  const manager = await walk.page("manager");
  await open(manager, "/en-HK/desk/cohorts");
  await expectAccessible(manager);
  await manager.getByRole("link", { name: `Walk cohort ${mark}` }).click();
  await expect(manager.getByRole("row").filter({ hasText: walk.startup })).toBeVisible();
  await expectAccessible(manager);
}

/** The mentor's profile, the card that the owner approves, the optimum's proposal, both answers. */
export async function matchMentor(walk: Walk): Promise<void> {
  const { areas, modality } = walk.example;
  const mentor = new MentorPage(await walk.page("mentor"));
  await mentor.writeProfile({
    headline: "Takes first studies to hospitals",
    about: "Twenty years in early development.",
    areas,
    modalities: [modality],
    topics: ["mentoring"],
    capacity: 1,
  });
  await expectAccessible(mentor.page);
  const mentee = new MenteePage(await walk.page("founder"), walk.applicationId);
  await mentee.approveCard("A first treatment for people who have none today.", "A frank adviser");
  await expectAccessible(mentee.page);
  const match = new MatchPage(await walk.page("manager"));
  const proposed = await match.proposeBest(walk.startup, "You know what they need.");
  expect(proposed).toBe(walk.newcomer("mentor").name);
  await expectAccessible(match.page);
  await mentor.accept(walk.startup);
  await expectAccessible(mentor.page);
  await mentee.accept(proposed);
  await expectAccessible(mentee.page);
}

/** Founder, mentor and staff: mails came, and the desk shows that they were delivered. */
export async function seeMails(walk: Walk): Promise<void> {
  const manager: Page = await walk.page("manager");
  await newestMailTo(manager.request, walk.newcomer("mentor").email, walk.startup);
  const { email } = walk.newcomer("leadReviewer");
  await open(manager, `/en-HK/desk/mail?q=${encodeURIComponent(email)}`);
  const row = manager.getByRole("row").filter({ hasText: email }).first();
  await expect(row.getByText(/^Sent\s*tried once$/)).toBeVisible();
  await expectAccessible(manager);
}
