import { publishRubric } from "@/lib/programmes/commands/edit-rubric";
import { createIntake } from "@/lib/programmes/commands/create-intake";
import { createProgramme } from "@/lib/programmes/commands/create-programme";
import { createRubric } from "@/lib/programmes/commands/create-rubric";
import { draftFormVersion } from "@/lib/programmes/commands/draft-form-version";
import { openIntake } from "@/lib/programmes/commands/open-intake";
import { openProgramme } from "@/lib/programmes/commands/open-programme";
import { publishFormVersion } from "@/lib/programmes/commands/publish-form-version";
import { text, type LocalisedText } from "@/lib/programmes/localised";
import type { Rubric } from "@/lib/programmes/rules-schema";
import type { DecisionMode } from "@/lib/programmes/schema";
import type { RubricInput } from "@/lib/programmes/setup-schema";
import { astraZenecaRubric, hkstpRubric } from "@/lib/programmes/templates/rubrics";
import type { Actor } from "@/lib/platform/actor";

interface ProgrammePlan {
  slug: string;
  name: LocalisedText;
  summary: LocalisedText;
  offers: LocalisedText[];
  decisionMode: DecisionMode;
  partnerOrganisationId: string;
}

const asShown = (
  { name, scaleMeaning, criteria }: Rubric,
  { revision }: { revision: number },
): RubricInput => ({ name, scaleMeaning, criteria, revision });

/** Creates a programme with its published form and the lead's rubric, as its manager would. Returns its id. */
export async function setUpProgramme(manager: Actor, plan: ProgrammePlan): Promise<string> {
  const { id } = await createProgramme(manager, {
    ...plan,
    contactEmail: "co-incubation@portal.test",
  });
  const form = await draftFormVersion(manager, id, "template");
  await publishFormVersion(manager, form.id, form.revision);
  const rubric = await createRubric(manager, id, "template");
  await publishRubric(manager, rubric.id, asShown(hkstpRubric, rubric));
  return id;
}

/** The partner's lead publishes the partner's rubric; then the programme can open. */
export async function openWithPartner(
  manager: Actor,
  partnerLead: Actor,
  programmeId: string,
): Promise<void> {
  const rubric = await createRubric(partnerLead, programmeId, "template");
  await publishRubric(partnerLead, rubric.id, asShown(astraZenecaRubric, rubric));
  await openProgramme(manager, programmeId);
}

/** Days from today at Hong Kong hours. */
export interface IntakePlan {
  slug: string;
  name: LocalisedText;
  cohort: LocalisedText;
  opens: number;
  closes: number;
  reviewsDue: number;
  panel: number;
  answer: number;
}

const looking = text(
  "Oncology, cardiometabolic and rare disease; drugs, devices, diagnostics and digital health",
  "腫瘤、心血管代謝及罕見病；藥物、器械、診斷及數碼健康",
  "肿瘤、心血管代谢及罕见病；药物、器械、诊断及数字健康",
);
const origin = text(
  "Hong Kong, mainland China, anywhere",
  "香港、中國內地及海外",
  "香港、中国内地及海外",
);

/** Creates an intake and opens it; the clock must stand before its deadline. */
export async function setUpIntake(
  manager: Actor,
  programmeId: string,
  plan: IntakePlan,
  at: (days: number, hour: number, minute?: number) => Date,
): Promise<string> {
  const { id } = await createIntake(manager, programmeId, {
    slug: plan.slug,
    name: plan.name,
    kind: "window",
    opensAt: at(plan.opens, 9),
    closesAt: at(plan.closes, 23, 59),
    graceMinutes: 15,
    reviewsDueAt: at(plan.reviewsDue, 18),
    panelAt: at(plan.panel, 10),
    answerBy: at(plan.answer, 18),
    cutOffs: [],
    acceptedLanguages: ["en-HK", "zh-HK", "zh-CN"],
    lookingFor: looking,
    originText: origin,
    reviewersPerOrganisation: 2,
    cohortName: plan.cohort,
    formVersionId: null,
  });
  await openIntake(manager, id);
  return id;
}
