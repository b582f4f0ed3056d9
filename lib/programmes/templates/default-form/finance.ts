import { text } from "@/lib/programmes/localised";
import type { Column, Section } from "@/lib/programmes/schema";
import {
  choice,
  longText,
  money,
  number,
  shortText,
  table,
  upload,
  yesNo,
} from "@/lib/programmes/templates/build-questions";

const shareholderColumns: Column[] = [
  shortText("holder", { label: text("Shareholder", "股東", "股东"), maxLength: 160 }),
  choice("holder_kind", {
    label: text("Kind", "類別", "类别"),
    options: [
      { key: "founder", label: text("Founder", "創辦人", "创始人") },
      { key: "employee", label: text("Employee or option pool", "員工或期權池", "员工或期权池") },
      { key: "investor", label: text("Investor", "投資者", "投资人") },
      { key: "university", label: text("University", "大學", "高校") },
      { key: "company", label: text("Company", "公司", "公司") },
      { key: "other", label: text("Other", "其他", "其他") },
    ],
  }),
  number("share_percent", {
    label: text("Share (%)", "持股比例（%）", "持股比例（%）"),
    max: 100,
    decimals: 2,
    totalMax: 100,
  }),
  yesNo("technical_holder", {
    label: text(
      "Works for the company in a technical role",
      "在公司擔任技術職位",
      "在公司担任技术岗位",
    ),
    required: false,
  }),
];

const paper = text(
  "Seen by the lead organisation only, unless you open it to others.",
  "除非您開放，否則只有主導機構可閱。",
  "除非您开放，否则仅牵头机构可见。",
);

export const finance: Section = {
  key: "finance",
  tier: "T2",
  title: text("Finance", "財務", "财务"),
  intro: text(
    "Who owns the company, what has been raised, and how long it lasts.",
    "說明股權、已籌集的資金，以及資金可維持多久。",
    "说明股权、已筹集的资金，以及资金可维持多久。",
  ),
  questions: [
    table("shareholders", {
      label: text("Shareholders", "股東", "股东"),
      hint: text(
        "Everyone above 1 %; the shares add up to at most 100 %.",
        "列出持股超過 1% 的股東；合計不超過 100%。",
        "列出持股超过 1% 的股东；合计不超过 100%。",
      ),
      columns: shareholderColumns,
      maxRows: 50,
    }),
    money("raised", {
      label: text("Raised so far", "已籌集資金", "已筹集资金"),
      hint: text(
        "Equity and grants together. Zero is an answer.",
        "股權融資及資助合計。可填 0。",
        "股权融资与资助合计。可填 0。",
      ),
    }),
    money("annual_revenue", {
      label: text("Revenue in the last financial year", "上一財政年度收入", "上一财年收入"),
      hint: text("Zero is an answer.", "可填 0。", "可填 0。"),
      required: false,
    }),
    number("runway_months", {
      label: text("Runway", "資金可維持的時間", "资金可维持的时间"),
      hint: text(
        "Months at the present rate of spending.",
        "按現時支出計算的月數。",
        "按当前支出计算的月数。",
      ),
      max: 600,
      unit: text("months", "個月", "个月"),
    }),
    longText("use_of_funds", {
      label: text("Use of funds", "資金用途", "资金用途"),
      hint: text(
        "The next 12 to 18 months, in rough shares.",
        "未來 12 至 18 個月的大致分配。",
        "未来 12 至 18 个月的大致分配。",
      ),
    }),
    upload("business_plan", {
      label: text("Business plan", "商業計劃書", "商业计划书"),
      hint: text(
        "Seen by the lead organisation only, unless you open it to others.",
        "除非您開放，否則只有主導機構可閱。",
        "除非您开放，否则仅牵头机构可见。",
      ),
    }),
    upload("business_registration", {
      label: text("Business registration certificate", "商業登記證", "商业登记证"),
      hint: text(
        "For a mainland company, the business licence.",
        "內地公司請上載營業執照。",
        "内地公司请上传营业执照。",
      ),
    }),
    upload("certificate_of_incorporation", {
      label: text("Certificate of incorporation", "公司註冊證明書", "公司注册证明书"),
      hint: paper,
    }),
    upload("annual_return", {
      label: text("Latest annual return", "最近一期周年申報表", "最近一期周年申报表"),
      hint: paper,
    }),
  ],
};
