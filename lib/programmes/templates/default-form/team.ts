import { text } from "@/lib/programmes/localised";
import type { Column, QuestionOf, Section } from "@/lib/programmes/schema";
import { choices, longText, shortText, table } from "@/lib/programmes/templates/build-questions";

const relationKinds = [
  { key: "none", label: text("None", "沒有", "无"), exclusive: true },
  { key: "investment", label: text("Investment", "投資", "投资") },
  { key: "licence", label: text("Licence or option", "許可或選擇權", "许可或选择权") },
  { key: "collaboration", label: text("Research collaboration", "研究合作", "研究合作") },
  { key: "programme", label: text("Incubator or accelerator", "培育或加速計劃", "孵化或加速计划") },
  {
    key: "employment",
    label: text("Former employment of a founder", "創辦人曾任職", "创始人曾任职"),
  },
  { key: "other", label: text("Another relation", "其他關係", "其他关系") },
];

// Equity is not asked here: the partner reads this section, and the shareholders table is protected (finance.ts).
const people: QuestionOf<"people"> = {
  key: "people",
  type: "people",
  required: true,
  label: text("People", "團隊成員", "团队成员"),
  hint: text(
    "Founders and key people. Give names as each person writes them; never HKID or passport numbers.",
    "創辦人及主要成員。請按本人寫法填寫姓名；切勿填寫身份證或護照號碼。",
    "创始人及核心成员。请按本人写法填写姓名；切勿填写身份证或护照号码。",
  ),
  config: {
    fields: [
      "displayName",
      "familyName",
      "givenName",
      "englishName",
      "chineseName",
      "role",
      "fullTime",
      "technical",
      "bio",
    ],
    requiredFields: ["displayName", "role"],
    minPeople: 1,
    maxPeople: 30,
  },
};

const advisers: QuestionOf<"people"> = {
  key: "advisers",
  type: "people",
  required: false,
  label: text("Advisers", "顧問", "顾问"),
  hint: text(
    "Scientific, clinical and business advisers. Reviewers use this list to declare conflicts.",
    "科學、臨床及商業顧問。評審會據此申報利益衝突。",
    "科学、临床及商业顾问。评审会据此申报利益冲突。",
  ),
  config: {
    fields: ["displayName", "englishName", "chineseName", "organisation", "role", "bio"],
    requiredFields: ["displayName", "organisation"],
    minPeople: 0,
    maxPeople: 20,
  },
};

const investorColumns: Column[] = [
  shortText("investor_name", { label: text("Investor", "投資者", "投资人"), maxLength: 120 }),
  shortText("investor_note", {
    label: text("Note", "備註", "备注"),
    hint: text("For example: board seat.", "例如：擁有董事席位。", "例如：拥有董事席位。"),
    maxLength: 160,
    required: false,
  }),
];

// The card is all a reviewer sees before declaring, so it must name people and fields without giving the science away.
const conflictCard: Section["questions"] = [
  longText("conflict_founders", {
    label: text("Conflict card: founders", "利益衝突卡：創辦人", "利益冲突卡：创始人"),
    hint: text(
      "Names of all founders, one per line, with their university or employer.",
      "每行填寫一位創辦人的姓名，以及所屬大學或僱主。",
      "每行填写一位创始人的姓名，以及所属高校或雇主。",
    ),
    maxLength: 1000,
  }),
  table("conflict_investors", {
    label: text("Conflict card: investors", "利益衝突卡：投資者", "利益冲突卡：投资人"),
    hint: text(
      "Names only. Leave it empty if there are none.",
      "只需填寫名稱。如沒有，可留空。",
      "只需填写名称。如没有，可留空。",
    ),
    columns: investorColumns,
    required: false,
    minRows: 0,
    maxRows: 30,
  }),
  shortText("conflict_indication", {
    label: text("Conflict card: indication", "利益衝突卡：適應症", "利益冲突卡：适应症"),
    hint: text(
      "As coarse as you like, for example: liver cancer.",
      "可粗略填寫，例如：肝癌。",
      "可粗略填写，例如：肝癌。",
    ),
    maxLength: 160,
  }),
  shortText("conflict_target_class", {
    label: text("Conflict card: target class", "利益衝突卡：靶點類別", "利益冲突卡：靶点类别"),
    hint: text(
      "As coarse as you choose, for example: kinase, imaging software.",
      "粗略程度由貴公司決定，例如：激酶、影像軟件。",
      "粗略程度由贵公司决定，例如：激酶、影像软件。",
    ),
    maxLength: 160,
  }),
  choices("conflict_pharma_relations", {
    label: text(
      "Conflict card: relations with pharma companies",
      "利益衝突卡：與藥企的關係",
      "利益冲突卡：与药企的关系",
    ),
    hint: text(
      "Choose all that exist today.",
      "請選擇現時存在的所有關係。",
      "请选择目前存在的所有关系。",
    ),
    options: relationKinds,
  }),
  {
    ...longText("conflict_pharma_details", {
      label: text("Which companies", "涉及的公司", "涉及的公司"),
      hint: text(
        "Name the companies you are free to name. Nothing confidential.",
        "請列出可以公開的公司名稱，勿填寫機密資料。",
        "请列出可以公开的公司名称，勿填写保密信息。",
      ),
      maxLength: 1000,
      required: false,
    }),
    condition: { question: "conflict_pharma_relations", op: "is_answered" },
  },
];

export const team: Section = {
  key: "team",
  tier: "T1",
  title: text("Team and conflicts", "團隊及利益衝突", "团队与利益冲突"),
  intro: text(
    "Who does the work, and what a reviewer needs to know to step aside. Reviewers see the conflict card before anything else.",
    "介紹團隊成員，並提供評審申報利益所需的資料。評審會先看利益衝突卡，然後才看其他內容。",
    "介绍团队成员，并提供评审申报利益所需的信息。评审会先看利益冲突卡，然后才看其他内容。",
  ),
  questions: [people, advisers, ...conflictCard],
};
