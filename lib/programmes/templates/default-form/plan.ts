import { text } from "@/lib/programmes/localised";
import type { Column, Section } from "@/lib/programmes/schema";
import {
  choice,
  date,
  longText,
  shortText,
  table,
  upload,
} from "@/lib/programmes/templates/build-questions";

const milestoneColumns: Column[] = [
  shortText("milestone", { label: text("Milestone", "里程碑", "里程碑"), maxLength: 160 }),
  choice("milestone_kind", {
    label: text("Kind", "類別", "类别"),
    options: [
      { key: "science", label: text("Science", "科研", "科研") },
      { key: "regulatory", label: text("Regulatory", "法規", "法规") },
      { key: "clinical", label: text("Clinical", "臨床", "临床") },
      { key: "commercial", label: text("Commercial", "商業", "商业") },
      { key: "funding", label: text("Funding", "融資", "融资") },
      { key: "team", label: text("Team", "團隊", "团队") },
    ],
  }),
  date("due_on", { label: text("By when", "完成日期", "完成日期"), min: "2000-01-01" }),
  shortText("measure", {
    label: text("How we shall know", "完成指標", "完成指标"),
    hint: text("A result that can be checked.", "可供查核的成果。", "可供核查的成果。"),
    maxLength: 200,
  }),
];

export const plan: Section = {
  key: "plan",
  tier: "T2",
  title: text("Plan and milestones", "計劃及里程碑", "计划与里程碑"),
  intro: text(
    "The next 12 to 18 months. If you are admitted, these milestones become the ones we follow together.",
    "未來 12 至 18 個月的計劃。獲取錄後，雙方會一同跟進這些里程碑。",
    "未来 12 至 18 个月的计划。录取后，双方会一起跟进这些里程碑。",
  ),
  questions: [
    table("milestones", {
      label: text("Milestones", "里程碑", "里程碑"),
      hint: text(
        "Four to eight are enough, in the order you expect them.",
        "四至八項已經足夠，請按預計次序填寫。",
        "四至八项即可，请按预计顺序填写。",
      ),
      columns: milestoneColumns,
      maxRows: 20,
    }),
    longText("risks", {
      label: text("Main risks", "主要風險", "主要风险"),
      hint: text(
        "What could stop you, and what you would do.",
        "可能遇到的障礙，以及應對方法。",
        "可能遇到的障碍，以及应对方法。",
      ),
    }),
    upload("team_cvs", {
      label: text("CVs of key people", "主要成員履歷", "核心成员简历"),
      hint: text(
        "Up to ten files, seen by the lead organisation only. Leave out HKID numbers and home addresses.",
        "最多十個文件，只有主導機構可閱。請勿包含身份證號碼及住址。",
        "最多十个文件，仅牵头机构可见。请勿包含身份证号码与住址。",
      ),
      maxFiles: 10,
    }),
  ],
};
