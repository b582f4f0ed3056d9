import { text } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { choice, date, number, shortText } from "@/lib/programmes/templates/build-questions";

const places = [
  { key: "hong_kong", label: text("Hong Kong", "香港", "香港") },
  {
    key: "mainland_gba",
    label: text(
      "Mainland China, one of the nine Greater Bay Area cities",
      "內地，粵港澳大灣區九市",
      "内地，粤港澳大湾区九市",
    ),
  },
  {
    key: "mainland_other",
    label: text("Mainland China, elsewhere", "內地其他地方", "内地其他地区"),
  },
  { key: "macao", label: text("Macao", "澳門", "澳门") },
  { key: "overseas", label: text("Somewhere else", "其他國家或地區", "其他国家或地区") },
];

const presence = [
  {
    key: "none",
    label: text(
      "Nothing in Hong Kong, and no plan yet",
      "在香港未有業務，亦未有計劃",
      "在香港尚无业务，也暂无计划",
    ),
  },
  {
    key: "planned",
    label: text("Planned within 12 months", "計劃在 12 個月內設立", "计划在 12 个月内设立"),
  },
  {
    key: "registered",
    label: text(
      "A registered company, no premises",
      "已註冊公司，未有辦公地點",
      "已注册公司，尚无办公场所",
    ),
  },
  {
    key: "office",
    label: text("An office or laboratory", "已有辦公室或實驗室", "已有办公室或实验室"),
  },
  {
    key: "science_park",
    label: text("A tenant of the science park", "科學園租戶", "科学园入驻企业"),
  },
];

export const company: Section = {
  key: "company",
  tier: "T1",
  title: text("Company", "公司", "公司"),
  intro: text(
    "Who you are, as the public registers know you. Both organisations read this section.",
    "按公開登記冊介紹貴公司。兩個機構均可閱讀本部分。",
    "按公开登记信息介绍贵公司。两家机构均可阅读本部分。",
  ),
  questions: [
    shortText("company_name_en", {
      label: text("Company name in English", "公司英文名稱", "公司英文名称"),
      hint: text(
        "As registered. If there is no registered English name, the one you use.",
        "請填寫註冊名稱；如無註冊英文名稱，請填寫現時使用的名稱。",
        "请填写注册名称；如无注册英文名称，请填写目前使用的名称。",
      ),
      maxLength: 160,
    }),
    shortText("company_name_zh_hant", {
      label: text("Company name in traditional Chinese", "公司繁體中文名稱", "公司繁体中文名称"),
      hint: text(
        "Written as you write it; we never convert names.",
        "請按貴公司的寫法填寫，系統不會轉換名稱。",
        "请按贵公司的写法填写，系统不会转换名称。",
      ),
      maxLength: 80,
      required: false,
    }),
    shortText("company_name_zh_hans", {
      label: text("Company name in simplified Chinese", "公司簡體中文名稱", "公司简体中文名称"),
      hint: text(
        "Written as you write it; we never convert names.",
        "請按貴公司的寫法填寫，系統不會轉換名稱。",
        "请按贵公司的写法填写，系统不会转换名称。",
      ),
      maxLength: 80,
      required: false,
    }),
    {
      key: "registration_number",
      type: "company_number",
      required: true,
      label: text("Registration number", "公司註冊號碼", "公司注册号码"),
      hint: text(
        "Hong Kong: 8 digits, or a letter and 7 digits such as C0012345. Mainland: the 18-character unified social credit code. Elsewhere: as issued.",
        "香港：8 位數字，或一個字母加 7 位數字，例如 C0012345。內地：18 位統一社會信用代碼。其他地方：按登記號碼填寫。",
        "香港：8 位数字，或一个字母加 7 位数字，例如 C0012345。内地：18 位统一社会信用代码。其他地区：按登记号码填写。",
      ),
    },
    date("founded_on", {
      label: text("Date founded", "成立日期", "成立日期"),
      hint: text(
        "The date on the certificate of incorporation or business licence.",
        "公司註冊證明書或營業執照上的日期。",
        "公司注册证明书或营业执照上的日期。",
      ),
      notInFuture: true,
      min: "1900-01-01",
    }),
    choice("place", {
      label: text("Where the company is registered", "公司註冊地", "公司注册地"),
      hint: text(
        "The place on the certificate.",
        "以註冊證明書所載地點為準。",
        "以注册证书所载地点为准。",
      ),
      options: places,
    }),
    shortText("city", {
      label: text("City", "城市", "城市"),
      hint: text("Where most of the team works.", "團隊主要工作的城市。", "团队主要工作的城市。"),
      maxLength: 80,
    }),
    number("headcount", {
      label: text("People in the company", "員工總人數", "员工总人数"),
      hint: text(
        "Everyone employed today, founders included; part time counts as one.",
        "現時所有員工，包括創辦人；兼職員工亦計作一人。",
        "目前所有员工，包括创始人；兼职员工也按一人计算。",
      ),
      max: 100_000,
    }),
    number("full_time_staff", {
      label: text("Of these, full time", "其中全職人數", "其中全职人数"),
      hint: text(
        "Founders who work full time count.",
        "全職工作的創辦人計算在內。",
        "全职工作的创始人计算在内。",
      ),
      max: 100_000,
      notMoreThan: "headcount",
    }),
    number("technical_staff", {
      label: text("Of these, in technical roles", "其中技術人員", "其中技术人员"),
      hint: text(
        "Research, engineering, clinical, data and regulatory work.",
        "從事研究、工程、臨床、數據或法規工作的人員。",
        "从事研究、工程、临床、数据或法规工作的人员。",
      ),
      max: 100_000,
      notMoreThan: "headcount",
    }),
    choice("hong_kong_presence", {
      label: text("Presence in Hong Kong", "在香港的業務", "在香港的业务"),
      hint: text(
        "You may apply from anywhere; this tells us how to help you land.",
        "任何地方的公司均可申請；此題讓我們了解如何協助貴公司落戶。",
        "任何地区的公司均可申请；此题让我们了解如何协助贵公司落地。",
      ),
      options: presence,
    }),
    shortText("website", {
      label: text("Website", "網站", "网站"),
      hint: text(
        "For example www.example.com.",
        "例如 www.example.com。",
        "例如 www.example.com。",
      ),
      maxLength: 200,
      format: "url",
      required: false,
    }),
  ],
};
