import { text } from "@/lib/programmes/localised";
import type { EligibilityRule } from "@/lib/programmes/rules-schema";

/** Company age, in years since the date founded. The published limits are two or three years (product.md, "Intakes and forms"). */
export const companyAgeAtMost = (limit: number): EligibilityRule => ({
  key: "company_age",
  kind: "company_age_at_most",
  limit,
  question: text("When was the company founded?", "公司於何時成立？", "公司何时成立？"),
  reason: text(
    "The company was founded more than {limit} years ago.",
    "公司成立已超過 {limit} 年。",
    "公司成立已超过 {limit} 年。",
  ),
  remedy: text(
    "This programme takes companies up to {limit} years old. A company newly set up for this product may apply; otherwise ask the science park which programme suits an older company.",
    "本計劃只接受成立不超過 {limit} 年的公司。為此產品新成立的公司可以申請；否則請向科學園查詢適合的其他計劃。",
    "本计划只接受成立不超过 {limit} 年的公司。为该产品新成立的公司可以申请；否则请向科学园咨询适合的其他计划。",
  ),
});

export const fullTimeStaffAtLeast = (limit: number): EligibilityRule => ({
  key: "full_time_staff",
  kind: "full_time_staff_at_least",
  limit,
  question: text(
    "How many people work full time in the company, founders included?",
    "連同創辦人在內，公司有多少名全職人員？",
    "包括创始人在内，公司有多少名全职人员？",
  ),
  reason: text(
    "The programme asks for at least {limit} full-time people; you have {actual}.",
    "本計劃要求最少 {limit} 名全職人員，貴公司現有 {actual} 名。",
    "本计划要求至少 {limit} 名全职人员，贵公司目前有 {actual} 名。",
  ),
  remedy: text(
    "Apply once at least {limit} people work full time. Founders who work full time count.",
    "待全職人員達到 {limit} 名後即可申請；全職工作的創辦人計算在內。",
    "全职人员达到 {limit} 名后即可申请；全职工作的创始人计算在内。",
  ),
});

export const technicalShareAtLeast = (limit: number): EligibilityRule => ({
  key: "technical_share",
  kind: "technical_share_at_least",
  limit,
  question: text(
    "How many people are in technical roles: research, engineering, clinical, data or regulatory?",
    "有多少人擔任技術職位，例如研究、工程、臨床、數據或法規？",
    "有多少人担任技术岗位，例如研究、工程、临床、数据或法规？",
  ),
  reason: text(
    "At least {limit}% of the team must be in technical roles; in yours it is {actual}%.",
    "團隊中最少 {limit}% 須為技術人員，貴公司現為 {actual}%。",
    "团队中至少 {limit}% 须为技术人员，贵公司目前为 {actual}%。",
  ),
  remedy: text(
    "Apply once technical people make up {limit}% of the team.",
    "待技術人員佔團隊 {limit}% 後即可申請。",
    "技术人员占团队 {limit}% 后即可申请。",
  ),
});

export const technicalEquityAtLeast = (limit: number): EligibilityRule => ({
  key: "technical_equity",
  kind: "technical_equity_at_least",
  limit,
  question: text(
    "What share of the company do people in technical roles hold together, in per cent?",
    "技術人員合共持有公司百分之多少的股權？",
    "技术人员合计持有公司百分之多少的股权？",
  ),
  reason: text(
    "People in technical roles must hold at least {limit}% of the company together; in yours they hold {actual}%.",
    "技術人員須合共持有最少 {limit}% 股權，貴公司現為 {actual}%。",
    "技术人员须合计持有至少 {limit}% 股权，贵公司目前为 {actual}%。",
  ),
  remedy: text(
    "Apply once they hold {limit}% together, for example through founder shares. Options not yet exercised do not count.",
    "待技術人員合共持有 {limit}% 股權後即可申請，例如透過創辦人股份；未行使的期權不計算在內。",
    "技术人员合计持有 {limit}% 股权后即可申请，例如通过创始人股份；未行权的期权不计算在内。",
  ),
});

export const lifeScienceDomain: EligibilityRule = {
  key: "life_science",
  kind: "life_science_domain",
  question: text("Which domain is the product in?", "產品屬於哪個範疇？", "产品属于哪个领域？"),
  reason: text(
    "The programme is for the life sciences.",
    "本計劃只為生命科學領域而設。",
    "本计划仅面向生命科学领域。",
  ),
  remedy: text(
    "A project that is a drug, device, diagnostic, digital health product or research tool may apply.",
    "藥物、醫療儀器、診斷、數碼健康或科研工具項目均可申請。",
    "药物、医疗器械、诊断、数字健康或科研工具项目均可申请。",
  ),
};

const headcountQuestion = text(
  "How many people work in the company?",
  "公司共有多少名員工？",
  "公司共有多少名员工？",
);

export const headcountAtMost = (limit: number): EligibilityRule => ({
  key: "headcount_at_most",
  kind: "headcount_at_most",
  limit,
  question: headcountQuestion,
  reason: text(
    "The programme takes teams of up to {limit} people; yours has {actual}.",
    "本計劃只接受不超過 {limit} 人的團隊，貴公司現有 {actual} 人。",
    "本计划只接受不超过 {limit} 人的团队，贵公司目前有 {actual} 人。",
  ),
  remedy: text(
    "Ask the science park which programme suits a larger company.",
    "請向科學園查詢適合較大規模公司的計劃。",
    "请向科学园咨询适合较大规模公司的计划。",
  ),
});

export const headcountAtLeast = (limit: number): EligibilityRule => ({
  key: "headcount_at_least",
  kind: "headcount_at_least",
  limit,
  question: headcountQuestion,
  reason: text(
    "The programme takes teams of at least {limit} people; yours has {actual}.",
    "本計劃要求團隊最少有 {limit} 人，貴公司現有 {actual} 人。",
    "本计划要求团队至少有 {limit} 人，贵公司目前有 {actual} 人。",
  ),
  remedy: text(
    "Apply once the team has {limit} people; part-time people count.",
    "待團隊達到 {limit} 人後即可申請；兼職人員計算在內。",
    "团队达到 {limit} 人后即可申请；兼职人员计算在内。",
  ),
});

/** The rules a new intake starts from; the stricter age limit of two years is companyAgeAtMost(2). */
export const defaultEligibilityRules: EligibilityRule[] = [
  lifeScienceDomain,
  companyAgeAtMost(3),
  fullTimeStaffAtLeast(2),
  technicalShareAtLeast(50),
  technicalEquityAtLeast(10),
];
