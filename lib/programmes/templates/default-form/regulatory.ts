import { text } from "@/lib/programmes/localised";
import type { Column, Section } from "@/lib/programmes/schema";
import {
  choices,
  date,
  longText,
  shortText,
  table,
} from "@/lib/programmes/templates/build-questions";

const authorities = [
  {
    key: "hk_department_of_health",
    label: text("Hong Kong Department of Health", "香港衞生署", "香港卫生署"),
  },
  { key: "nmpa", label: text("NMPA, mainland China", "國家藥品監督管理局", "国家药品监督管理局") },
  {
    key: "fda",
    label: text("FDA, United States", "美國食品藥品監督管理局", "美国食品药品监督管理局"),
  },
  {
    key: "ema",
    label: text(
      "EMA or notified body, European Union",
      "歐洲藥品管理局或公告機構",
      "欧洲药品管理局或公告机构",
    ),
  },
  {
    key: "mhra",
    label: text("MHRA, United Kingdom", "英國藥品及保健產品監管局", "英国药品和保健品监管局"),
  },
  { key: "pmda", label: text("PMDA, Japan", "日本藥品及醫療器械局", "日本药品医疗器械局") },
  { key: "other", label: text("Another authority", "其他監管機構", "其他监管机构") },
  {
    key: "not_regulated",
    label: text("The product needs no approval", "產品毋須審批", "产品无需审批"),
  },
];

const meetingColumns: Column[] = [
  shortText("authority", { label: text("Authority", "監管機構", "监管机构"), maxLength: 120 }),
  date("held_on", { label: text("Date", "日期", "日期"), required: false }),
  shortText("meeting_topic", { label: text("Topic", "主題", "主题"), maxLength: 200 }),
];

export const regulatory: Section = {
  key: "regulatory",
  tier: "T1",
  title: text("Regulatory", "法規", "法规"),
  intro: text(
    "The road to approval. Both organisations read this section; keep study details in Science and evidence.",
    "說明審批途徑。兩個機構均可閱讀本部分；研究細節請填寫在「科學及證據」。",
    "说明审批路径。两家机构均可阅读本部分；研究细节请填写在“科学与证据”。",
  ),
  questions: [
    choices("authorities", {
      label: text("Authorities", "監管機構", "监管机构"),
      hint: text(
        "Where you mean to seek approval.",
        "計劃向哪些機構申請審批。",
        "计划向哪些机构申请审批。",
      ),
      options: authorities,
    }),
    longText("pathway", {
      label: text("Pathway", "審批途徑", "审批路径"),
      hint: text(
        "The class or route, and any designation such as orphan or breakthrough.",
        "類別或途徑，以及孤兒藥、突破性療法等資格。",
        "类别或路径，以及孤儿药、突破性疗法等资格。",
      ),
      maxLength: 1500,
    }),
    table("meetings_held", {
      label: text("Meetings held", "已舉行的會議", "已召开的会议"),
      hint: text(
        "With authorities. Leave it empty if there were none.",
        "與監管機構的會議。如沒有，可留空。",
        "与监管机构的会议。如没有，可留空。",
      ),
      columns: meetingColumns,
      required: false,
      minRows: 0,
      maxRows: 15,
    }),
    shortText("next_filing", {
      label: text("Next filing", "下一項申報", "下一项申报"),
      hint: text(
        "For example: clinical trial application in Hong Kong.",
        "例如：在香港申請臨床試驗。",
        "例如：在香港申请临床试验。",
      ),
      maxLength: 160,
      required: false,
    }),
    {
      ...date("next_filing_on", {
        label: text(
          "Planned date of the next filing",
          "下一項申報的預計日期",
          "下一项申报的预计日期",
        ),
        hint: text("An estimate is fine.", "可填寫估計日期。", "可填写预计日期。"),
        min: "2000-01-01",
      }),
      condition: { question: "next_filing", op: "is_answered" },
    },
  ],
};
