import { test } from "@playwright/test";
import { Walk } from "@/tests/e2e/support/walk";
import * as applying from "@/tests/e2e/support/walk-apply";
import * as deciding from "@/tests/e2e/support/walk-decide";
import * as settingUp from "@/tests/e2e/support/walk-set-up";

/** The main job, each step through the real interface. */
export const steps: [title: string, step: (walk: Walk) => Promise<void>][] = [
  ["1 the partner's lead is invited and arrives", settingUp.invitePartnerLead],
  ["1 a programme is made, with its form and both rubrics", settingUp.makeProgramme],
  ["1 an intake is made, its rules changed, both opened", settingUp.openIntake],
  ["1 reviewers and a mentor join, one confirmed by a second person", settingUp.gatherPeople],
  ["2 a stranger reads and checks in Chinese", applying.readAndCheck],
  ["3 signs in with a mailed code", applying.arrive],
  ["4 founds a startup, begins a draft, asks a second owner", applying.beginDraft],
  ["4 ten sections are filled by two founders", applying.fillTenSections],
  ["4 all is read and submitted once", applying.submit],
  ["5 a table of startups is imported beside it", deciding.importTable],
  ["6 it is found, read under the lens, found eligible", deciding.screen],
  ["7 reviewers of both sides are assigned by the optimum", deciding.assign],
  ["8 both declare, score and file", deciding.review],
  ["9 both recommend under seal; the outcome is an offer", deciding.decide],
  ["9 the offer is signed; the startup is in the cohort", deciding.admit],
  ["10 a mentor is proposed; both sides accept", deciding.matchMentor],
  ["11 mails went out and staff see it", deciding.seeMails],
];

test("the whole programme, from its set-up to a mentor for a startup", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(600_000);
  const walk = new Walk(browser, baseURL ?? "", Date.now().toString(36));
  for (const [title, step] of steps) await test.step(title, () => step(walk));
});
