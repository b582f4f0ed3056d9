import { text } from "@/lib/programmes/localised";
import type { Condition, Section } from "@/lib/programmes/schema";
import { choice, longText, shortText, upload } from "@/lib/programmes/templates/build-questions";
import { domainLabels, optionsOf } from "@/lib/programmes/vocabulary";

const languages = [
  { key: "english", label: text("English", "英文", "英文") },
  { key: "traditional_chinese", label: text("Traditional Chinese", "繁體中文", "繁体中文") },
  { key: "simplified_chinese", label: text("Simplified Chinese", "簡體中文", "简体中文") },
];

const writtenInChinese: Condition = {
  question: "abstract_language",
  op: "not_equals",
  value: "english",
};

export const product: Section = {
  key: "product",
  tier: "T1",
  title: text("Product", "產品", "产品"),
  intro: text(
    "What you are making and for whom. Write nothing confidential here: both organisations read this section.",
    "介紹貴公司的產品及服務對象。請勿填寫機密資料：兩個機構均可閱讀本部分。",
    "介绍贵公司的产品及服务对象。请勿填写保密信息：两家机构均可阅读本部分。",
  ),
  questions: [
    shortText("title", {
      label: text("Title of the project", "項目名稱", "项目名称"),
      hint: text(
        "One line that a doctor outside your field understands.",
        "用一句話說明，讓其他專科的醫生也能明白。",
        "用一句话说明，让其他专科的医生也能看懂。",
      ),
      maxLength: 150,
    }),
    longText("abstract", {
      label: text("Abstract", "摘要", "摘要"),
      hint: text(
        "At most 150 words (300 Chinese characters), non-confidential. This is what reviewers see first.",
        "最多 150 個英文單詞或 300 個中文字，不含機密資料。評審最先閱讀這一段。",
        "最多 150 个英文单词或 300 个汉字，不含保密信息。评审最先阅读这一段。",
      ),
      maxLength: 1500,
      maxWords: 150,
    }),
    choice("abstract_language", {
      label: text("Language of the title and abstract", "名稱及摘要所用語言", "名称及摘要所用语言"),
      hint: text(
        "If it is Chinese, we also ask for both in English.",
        "如以中文撰寫，請同時提供英文版本。",
        "如以中文撰写，请同时提供英文版本。",
      ),
      options: languages,
    }),
    {
      ...shortText("title_english", {
        label: text("Title in English", "英文項目名稱", "英文项目名称"),
        hint: text(
          "Your own words; no need to translate literally.",
          "可用自己的表達方式，毋須逐字翻譯。",
          "可用自己的表达方式，无需逐字翻译。",
        ),
        maxLength: 150,
      }),
      condition: writtenInChinese,
    },
    {
      ...longText("abstract_english", {
        label: text("Abstract in English", "英文摘要", "英文摘要"),
        hint: text(
          "At most 150 words, non-confidential.",
          "最多 150 個英文單詞，不含機密資料。",
          "最多 150 个英文单词，不含保密信息。",
        ),
        maxLength: 1500,
        maxWords: 150,
      }),
      condition: writtenInChinese,
    },
    choice("domain", {
      label: text("Domain", "範疇", "领域"),
      hint: text(
        "The one that describes the product best.",
        "請選擇最能形容產品的一項。",
        "请选择最能描述产品的一项。",
      ),
      options: optionsOf(domainLabels).filter((option) => option.key !== "outside_life_science"),
    }),
    {
      key: "therapeutic_area",
      type: "therapeutic_area",
      required: true,
      label: text("Therapeutic area", "治療領域", "治疗领域"),
      hint: text(
        "Up to three, the most important first.",
        "最多三項，請先選最重要的一項。",
        "最多三项，请先选最重要的一项。",
      ),
      config: { max: 3 },
    },
    shortText("indication", {
      label: text("Indication", "適應症", "适应症"),
      hint: text(
        "For example: hepatocellular carcinoma, second line.",
        "例如：肝細胞癌，二線治療。",
        "例如：肝细胞癌，二线治疗。",
      ),
      maxLength: 160,
    }),
    {
      key: "modality",
      type: "modality",
      required: true,
      label: text("Modality class", "技術類別", "技术类别"),
      hint: text(
        "Up to three. The class is enough, not the molecule.",
        "最多三項。只需填寫類別，毋須披露分子。",
        "最多三项。只需填写类别，无需披露分子。",
      ),
      config: { max: 3 },
    },
    {
      key: "stage",
      type: "stage",
      required: true,
      label: text("Stage of development", "研發階段", "研发阶段"),
      hint: text(
        "Where the leading product stands today.",
        "主要產品目前所處的階段。",
        "主要产品目前所处的阶段。",
      ),
    },
    {
      key: "trl",
      type: "trl",
      required: true,
      label: text("Technology readiness level", "技術成熟度（TRL）", "技术成熟度（TRL）"),
      hint: text(
        "1 is a basic principle observed, 9 is proven in real use.",
        "1 為觀察到基本原理，9 為在實際使用中證實成熟。",
        "1 为观察到基本原理，9 为在实际使用中证实成熟。",
      ),
    },
    longText("unmet_need", {
      label: text("Unmet need", "未滿足的需要", "未满足的需求"),
      hint: text(
        "Who is not helped well today, how many they are, and what it costs them.",
        "哪些病人今天未獲妥善治療、人數多少，以及對他們有何影響。",
        "哪些患者目前未得到良好治疗、人数多少，以及对他们有何影响。",
      ),
    }),
    longText("standard_of_care", {
      label: text("Standard of care", "現行標準治療", "现行标准治疗"),
      hint: text(
        "What these patients are offered today, and where it falls short.",
        "這些病人目前可得的治療，以及不足之處。",
        "这些患者目前可获得的治疗，以及不足之处。",
      ),
    }),
    upload("pitch_deck", {
      label: text("Pitch deck", "簡報", "路演材料"),
      hint: text(
        "Non-confidential: both organisations open it.",
        "請勿包含機密資料：兩個機構均可開啟。",
        "请勿包含保密信息：两家机构均可打开。",
      ),
      slides: true,
    }),
  ],
};
