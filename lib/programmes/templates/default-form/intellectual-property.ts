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

const filingColumns: Column[] = [
  shortText("family", {
    label: text("Title or family", "標題或專利族", "名称或专利族"),
    maxLength: 160,
  }),
  shortText("application_number", {
    label: text("Application number", "申請號", "申请号"),
    maxLength: 40,
    required: false,
  }),
  shortText("territories", {
    label: text("Where filed", "申請地區", "申请地区"),
    hint: text("For example: HK, CN, US, EP.", "例如：HK、CN、US、EP。", "例如：HK、CN、US、EP。"),
    maxLength: 120,
  }),
  date("priority_date", { label: text("Priority date", "優先權日", "优先权日"), required: false }),
  choice("filing_status", {
    label: text("Status", "狀態", "状态"),
    options: [
      { key: "planned", label: text("Planned", "計劃中", "计划中") },
      { key: "filed", label: text("Filed", "已申請", "已申请") },
      { key: "published", label: text("Published", "已公開", "已公开") },
      { key: "granted", label: text("Granted", "已授權", "已授权") },
      { key: "lapsed", label: text("Lapsed or abandoned", "已失效或放棄", "已失效或放弃") },
    ],
  }),
  shortText("owner", {
    label: text("Owner", "權利人", "权利人"),
    hint: text("The company, a university, a person.", "公司、大學或個人。", "公司、高校或个人。"),
    maxLength: 120,
  }),
];

const fto = [
  { key: "none", label: text("Not looked at yet", "尚未檢視", "尚未检索") },
  { key: "own_search", label: text("Searched by ourselves", "已自行檢索", "已自行检索") },
  { key: "counsel_search", label: text("Searched by counsel", "已由律師檢索", "已由律师检索") },
  {
    key: "counsel_opinion",
    label: text("Written opinion by counsel", "已有律師書面意見", "已有律师书面意见"),
  },
];

export const intellectualProperty: Section = {
  key: "intellectual_property",
  tier: "T2",
  title: text("Intellectual property", "知識產權", "知识产权"),
  intro: text(
    "What protects you, what might block you, and what you owe to others.",
    "說明有甚麼保障、有甚麼障礙，以及對他人的責任。",
    "说明有哪些保护、有哪些障碍，以及对他人的义务。",
  ),
  questions: [
    table("filings", {
      label: text("Filings", "專利申請", "专利申请"),
      hint: text(
        "One row per family. Leave the table empty if nothing is filed yet.",
        "每個專利族一行。如尚未申請，可留空。",
        "每个专利族一行。如尚未申请，可留空。",
      ),
      columns: filingColumns,
      required: false,
      minRows: 0,
      maxRows: 30,
    }),
    choice("freedom_to_operate", {
      label: text("Freedom to operate", "自由實施分析", "自由实施分析"),
      hint: text("How far you have checked.", "目前檢視的程度。", "目前检索的程度。"),
      options: fto,
    }),
    longText("freedom_to_operate_findings", {
      label: text("What the search found", "檢索結果", "检索结果"),
      hint: text(
        "Patents of others that matter, and how you deal with them.",
        "重要的他人專利，以及應對方法。",
        "重要的他人专利，以及应对方法。",
      ),
      required: false,
    }),
    longText("licences_obligations", {
      label: text("Licences and obligations", "許可及責任", "许可与义务"),
      hint: text(
        "Licences in and out, royalties, rights of a university, a funder or a former employer. Write “none” if there are none.",
        "獲授或授出的許可、專利費，以及大學、資助機構或前僱主的權利。如沒有，請填「沒有」。",
        "获得或授出的许可、许可费，以及高校、资助机构或前雇主的权利。如没有，请填“无”。",
      ),
    }),
    upload("ip_files", {
      label: text(
        "Freedom to operate or patent papers",
        "自由實施分析或專利文件",
        "自由实施分析或专利文件",
      ),
      hint: text("Up to five files.", "最多五個文件。", "最多五个文件。"),
      maxFiles: 5,
    }),
  ],
};
