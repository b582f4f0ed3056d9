import { text } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { choice, choices, longText } from "@/lib/programmes/templates/build-questions";
import { optionsOf, supportServiceLabels } from "@/lib/programmes/vocabulary";

const helpers = [
  { key: "lead", label: text("The science park", "科學園", "科学园") },
  { key: "partner", label: text("The pharma partner", "藥企夥伴", "药企伙伴") },
  { key: "both", label: text("Both", "雙方", "双方") },
  { key: "no_preference", label: text("No preference", "沒有偏好", "无偏好") },
];

const languages = [
  { key: "english", label: text("English", "英語", "英语") },
  { key: "cantonese", label: text("Cantonese", "廣東話", "粤语") },
  { key: "mandarin", label: text("Mandarin", "普通話", "普通话") },
];

export const ask: Section = {
  key: "ask",
  tier: "T1",
  title: text("What you ask for", "所需支援", "所需支持"),
  intro: text(
    "Where we can help most. It does not bind you, and it does not weigh on the decision.",
    "說明我們最能幫忙的地方。所填內容不具約束力，亦不影響決定。",
    "说明我们最能帮忙的地方。所填内容不具约束力，也不影响决定。",
  ),
  questions: [
    choices("services", {
      label: text("Services", "服務", "服务"),
      hint: text(
        "Up to six, the most useful first.",
        "最多六項，請先選最有用的一項。",
        "最多六项，请先选最有用的一项。",
      ),
      options: optionsOf(supportServiceLabels),
      max: 6,
    }),
    choice("services_from", {
      label: text("From whom", "希望由誰提供", "希望由谁提供"),
      hint: text(
        "Whose help matters most to you.",
        "貴公司最需要哪一方的協助。",
        "贵公司最需要哪一方的协助。",
      ),
      options: helpers,
    }),
    longText("services_details", {
      label: text("What exactly", "具體需要", "具体需求"),
      hint: text(
        "A hospital, an expert, an instrument, a question. Nothing confidential.",
        "例如某間醫院、某位專家、某項儀器或某個問題。請勿填寫機密資料。",
        "例如某家医院、某位专家、某台仪器或某个问题。请勿填写保密信息。",
      ),
      maxLength: 1500,
      required: false,
    }),
    longText("mentor_wishes", {
      label: text("Mentor wishes", "對導師的期望", "对导师的期望"),
      hint: text(
        "The experience you look for, and anyone you would rather not meet.",
        "希望導師具備的經驗，以及不希望接觸的人士。",
        "希望导师具备的经验，以及不希望接触的人士。",
      ),
      maxLength: 1000,
      required: false,
    }),
    choices("mentor_languages", {
      label: text("Languages for mentoring", "與導師溝通的語言", "与导师沟通的语言"),
      hint: text(
        "Choose all you are comfortable in.",
        "請選擇所有能夠使用的語言。",
        "请选择所有能够使用的语言。",
      ),
      options: languages,
    }),
    {
      key: "no_patient_data",
      type: "declaration",
      required: true,
      label: text(
        "This application and its files contain no patient-level data and no human-genetic raw data.",
        "本申請及所附文件不含病人層面的數據，亦不含人類遺傳原始數據。",
        "本申请及所附文件不含患者个体数据，也不含人类遗传原始数据。",
      ),
      hint: text(
        "Summaries and figures are fine. If a file contains such data, remove it before you declare.",
        "摘要及統計數字並無問題。如文件包含上述數據，請先移除再作聲明。",
        "摘要与统计数字没有问题。如文件包含上述数据，请先移除再作声明。",
      ),
    },
  ],
};
