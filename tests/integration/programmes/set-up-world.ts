import { text } from "@/lib/programmes/localised";
import type { CreateIntakeInput, CreateProgrammeInput } from "@/lib/programmes/setup-schema";

const day = 24 * 3600_000;
const inDays = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * day);

/** What a manager types to make a programme with this partner. */
export const programmeInput = (
  partnerOrganisationId: string,
  changes: Partial<CreateProgrammeInput> = {},
): CreateProgrammeInput => ({
  slug: null,
  name: text("Ageing programme", "老齡健康計劃", "老龄健康项目"),
  summary: text("For healthy ageing.", "為健康老齡而設。", "面向健康老龄。"),
  offers: [text("Mentors", "導師", "导师")],
  decisionMode: "both_must_agree",
  contactEmail: "programme@lead.example",
  partnerOrganisationId,
  ...changes,
});

/** A window that opened yesterday and closes in 30 days, with every date in order. */
export const intakeInput = (changes: Partial<CreateIntakeInput> = {}): CreateIntakeInput => ({
  slug: null,
  name: text("Spring intake", "春季申請期", "春季申请"),
  kind: "window",
  opensAt: inDays(-1),
  closesAt: inDays(30),
  graceMinutes: 15,
  reviewsDueAt: inDays(40),
  panelAt: inDays(45),
  answerBy: inDays(60),
  cutOffs: [],
  acceptedLanguages: ["en-HK", "zh-HK"],
  lookingFor: text("Ageing", "老齡健康", "老龄健康"),
  originText: text("Anywhere", "世界各地", "世界各地"),
  reviewersPerOrganisation: 2,
  cohortName: null,
  formVersionId: null,
  ...changes,
});

export { inDays };
