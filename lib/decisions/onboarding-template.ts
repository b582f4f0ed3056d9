import { text, type LocalisedText } from "@/lib/programmes/localised";
import type { OnboardingOwner } from "./schema";

export interface OnboardingStep {
  key: string;
  owner: OnboardingOwner;
  label: LocalisedText;
  /** Days after admission. */
  dueInDays: number;
  /** Done by the act of admission itself. */
  done?: true;
}

/** Every programme's onboarding list: agreement, people, access, first dates (product.md, "After admission"). */
const steps: readonly OnboardingStep[] = [
  {
    key: "agreement_signed",
    owner: "startup",
    label: text("Agreement signed by the startup", "初創企業簽署協議", "初创企业签署协议"),
    dueInDays: 0,
    done: true,
  },
  {
    key: "agreement_countersigned",
    owner: "lead",
    label: text(
      "Agreement countersigned and a copy sent",
      "加簽協議並送交副本",
      "会签协议并送交副本",
    ),
    dueInDays: 7,
  },
  {
    key: "team_listed",
    owner: "startup",
    label: text(
      "Add everyone who will take part to your team in the portal",
      "把所有參與者加入平台上的團隊",
      "把所有参与者加入平台上的团队",
    ),
    dueInDays: 7,
  },
  {
    key: "lead_contact",
    owner: "lead",
    label: text(
      "Name your contact at the lead organisation",
      "指定牽頭機構的聯絡人",
      "指定牵头机构的联系人",
    ),
    dueInDays: 5,
  },
  {
    key: "partner_contact",
    owner: "partner",
    label: text("Name your contact at the partner", "指定夥伴機構的聯絡人", "指定合作机构的联系人"),
    dueInDays: 10,
  },
  {
    key: "site_access",
    owner: "lead",
    label: text(
      "Access cards and workspace prepared",
      "準備出入證及工作空間",
      "准备门禁卡和工作空间",
    ),
    dueInDays: 14,
  },
  {
    key: "safety_briefing",
    owner: "startup",
    label: text("Laboratory safety briefing attended", "參加實驗室安全簡介", "参加实验室安全培训"),
    dueInDays: 21,
  },
  {
    key: "kick_off",
    owner: "lead",
    label: text(
      "Kick-off meeting held with both organisations",
      "與雙方機構舉行啟動會議",
      "与双方机构举行启动会议",
    ),
    dueInDays: 21,
  },
  {
    key: "first_expert_session",
    owner: "partner",
    label: text(
      "First session with the partner's experts arranged",
      "安排與夥伴機構專家的首次會面",
      "安排与合作机构专家的首次会面",
    ),
    dueInDays: 30,
  },
  {
    key: "milestones_confirmed",
    owner: "startup",
    label: text(
      "Milestones for the first twelve months confirmed",
      "確認首十二個月的里程碑",
      "确认首十二个月的里程碑",
    ),
    dueInDays: 30,
  },
];

const alone: Record<string, LocalisedText> = {
  kick_off: text("Kick-off meeting held", "舉行啟動會議", "举行启动会议"),
};

/** The list of one admission; without the partner its lines fall away. */
export function onboardingSteps(withPartner: boolean): OnboardingStep[] {
  if (withPartner) return [...steps];
  return steps
    .filter((step) => step.owner !== "partner")
    .map((step) => ({ ...step, label: alone[step.key] ?? step.label }));
}
