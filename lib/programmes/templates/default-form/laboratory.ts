import { text } from "@/lib/programmes/localised";
import type { Condition, Section } from "@/lib/programmes/schema";
import { choice, longText, yesNo } from "@/lib/programmes/templates/build-questions";

const biosafety = [
  { key: "none", label: text("No laboratory work", "沒有實驗室工作", "无实验室工作") },
  { key: "bsl_1", label: text("Biosafety level 1", "一級生物安全", "一级生物安全") },
  { key: "bsl_2", label: text("Biosafety level 2", "二級生物安全", "二级生物安全") },
  { key: "bsl_3", label: text("Biosafety level 3", "三級生物安全", "三级生物安全") },
  { key: "unsure", label: text("Not sure yet", "尚未確定", "尚未确定") },
];

const withAnimals: Condition = { question: "animals", op: "equals", value: true };
const withSamples: Condition = { question: "human_samples", op: "equals", value: true };

export const laboratory: Section = {
  key: "laboratory",
  tier: "T1",
  title: text("Laboratory and safety", "實驗室及安全", "实验室与安全"),
  intro: text(
    "What you handle and what you need, so that the right space and approvals are ready.",
    "說明處理的物料及所需設備，以便準備合適的空間及審批。",
    "说明处理的材料及所需设备，以便准备合适的空间与审批。",
  ),
  questions: [
    choice("biosafety_level", {
      label: text("Biosafety level", "生物安全級別", "生物安全级别"),
      hint: text(
        "The highest level your work needs.",
        "工作所需的最高級別。",
        "工作所需的最高级别。",
      ),
      options: biosafety,
    }),
    yesNo("animals", {
      label: text("Do you work with animals?", "是否進行動物實驗？", "是否开展动物实验？"),
      hint: text(
        "Your own or at a contract laboratory.",
        "包括自行或委託進行。",
        "包括自行或委托开展。",
      ),
    }),
    {
      ...longText("animals_details", {
        label: text(
          "Species, place and ethics approval",
          "物種、地點及倫理審批",
          "物种、地点与伦理审批",
        ),
        hint: text(
          "Give the licence or approval number if there is one.",
          "如有，請提供牌照或審批編號。",
          "如有，请提供许可证或批件编号。",
        ),
        maxLength: 1000,
      }),
      condition: withAnimals,
    },
    yesNo("human_samples", {
      label: text("Do you use human samples?", "是否使用人體樣本？", "是否使用人体样本？"),
      hint: text(
        "Tissue, blood, cells or data derived from them.",
        "組織、血液、細胞或由此得出的數據。",
        "组织、血液、细胞或由此得出的数据。",
      ),
    }),
    {
      ...longText("human_samples_source", {
        label: text("Source of the samples", "樣本來源", "样本来源"),
        hint: text(
          "The hospital or biobank, and the country they come from. No personal data.",
          "醫院或生物樣本庫，以及來自哪個國家或地區。請勿填寫個人資料。",
          "医院或生物样本库，以及来自哪个国家或地区。请勿填写个人信息。",
        ),
        maxLength: 1000,
      }),
      condition: withSamples,
    },
    {
      ...longText("human_samples_consent", {
        label: text("Consent and ethics", "同意及倫理", "知情同意与伦理"),
        hint: text(
          "Which consent was given, which committee approved, and whether samples or data may leave the place.",
          "取得何種同意、由哪個委員會批准，以及樣本或數據可否離境。",
          "取得何种同意、由哪个委员会批准，以及样本或数据可否出境。",
        ),
        maxLength: 1000,
      }),
      condition: withSamples,
    },
    longText("equipment", {
      label: text("Equipment and space you need", "所需設備及空間", "所需设备与空间"),
      hint: text(
        "Benches, special equipment, storage, waste. Write “none” if you need none.",
        "實驗枱、特殊設備、儲存及廢物處理。如不需要，請填「不需要」。",
        "实验台、特殊设备、存储与废弃物处理。如不需要，请填“不需要”。",
      ),
      maxLength: 1500,
    }),
  ],
};
