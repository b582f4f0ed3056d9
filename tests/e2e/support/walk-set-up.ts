import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { FormEditor } from "./form-editor";
import { MembersPage } from "./members-page";
import { SetUpPage } from "./set-up-page";
import type { Walk } from "./walk";

/** The administrator invites the partner's lead, who takes it up. */
export async function invitePartnerLead(walk: Walk): Promise<void> {
  const admin = await walk.page("admin");
  await new MembersPage(admin, "/en-HK/admin").invite(
    walk.newcomer("partnerLead"),
    "Partner lead, AstraZeneca",
  );
  await expectAccessible(admin);
  await walk.join("partnerLead");
}

/** The lead's manager makes a programme, changes a form and publishes it; each organisation publishes its rubric. */
export async function makeProgramme(walk: Walk): Promise<void> {
  const { mark } = walk;
  const manager = await walk.page("manager");
  const programme = await new SetUpPage(manager).createProgramme(
    "AstraZeneca",
    [`Walk programme ${mark}`, `試行計劃 ${mark}`, `试行计划 ${mark}`],
    ["A programme for one walk.", "為一次試行而設。", "为一次试行而设。"],
  );
  walk.programme = programme.slug;
  await expectAccessible(manager);
  const form = new FormEditor(manager, programme.slug);
  await form.begin("default");
  await form.addQuestion("ask", "short_text", {
    key: "first_place",
    label: ["Where first?", "首先在哪裏？", "首先在哪里？"],
  });
  await expectAccessible(manager);
  await form.publish();
  await programme.publishRubric("HKSTP");
  const partner = await walk.page("partnerLead");
  await new SetUpPage(partner, programme.slug).publishRubric("AstraZeneca");
  await expectAccessible(partner);
}

/** The manager makes an intake, changes the rules that came with it, and opens both. */
export async function openIntake(walk: Walk): Promise<void> {
  const { mark } = walk;
  const manager = await walk.page("manager");
  const programme = new SetUpPage(manager, walk.programme);
  walk.intake = await programme.createIntake({
    name: [`Walk intake ${mark}`, `試行招募 ${mark}`, `试行招募 ${mark}`],
    reviewersPerOrganisation: 1,
    cohort: [`Walk cohort ${mark}`, `試行同期 ${mark}`, `试行同期 ${mark}`],
  });
  await programme.changeRules(walk.intake, {
    out: "Equity held by technical people at least, in per cent",
    add: "Headcount at most",
    limit: 60,
  });
  await programme.openProgramme();
  await programme.openIntake();
  await expectAccessible(manager);
}

/** A reviewer of each side and a mentor are invited; who reads protected sections waits for a second person. */
export async function gatherPeople(walk: Walk): Promise<void> {
  const path = `/en-HK/desk/programmes/${walk.programme}/people`;
  const [manager, partner, secondPerson] = [
    await walk.page("manager"),
    await walk.page("partnerLead"),
    await walk.page("secondPerson"),
  ];
  const ours = new MembersPage(manager, path);
  await ours.invite(walk.newcomer("leadReviewer"), "Reviewer, HKSTP");
  await expectAccessible(manager);
  const reviewer = await walk.join("leadReviewer");
  await expect(reviewer.getByText(/A second person of the organisation now/)).toBeVisible();
  await expectAccessible(reviewer);
  await new MembersPage(secondPerson, path).confirmRole(walk.newcomer("leadReviewer").name);
  await expectAccessible(secondPerson);
  const theirs = new MembersPage(partner, path);
  await theirs.invite(walk.newcomer("partnerReviewer"), "Reviewer, AstraZeneca");
  await theirs.invite(walk.newcomer("mentor"), "Mentor, AstraZeneca");
  await walk.join("partnerReviewer");
  await walk.join("mentor");
}
