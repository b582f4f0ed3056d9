import { text } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { choices, longText, shortText, upload } from "@/lib/programmes/templates/build-questions";

const sources = [
  { key: "in_vitro", label: text("In vitro", "體外", "体外") },
  { key: "in_vivo", label: text("In vivo", "體內", "体内") },
  { key: "ex_vivo", label: text("Ex vivo tissue", "離體組織", "离体组织") },
  { key: "clinical", label: text("Clinical", "臨床", "临床") },
  { key: "real_world", label: text("Real-world data", "真實世界數據", "真实世界数据") },
  { key: "in_silico", label: text("Computational", "計算模擬", "计算模拟") },
];

export const science: Section = {
  key: "science",
  tier: "T2",
  title: text("Science and evidence", "科學及證據", "科学与证据"),
  intro: text(
    "What you know so far, and how well you know it. Summaries are enough; add data only where they change the decision.",
    "說明目前所知，以及證據有多可靠。摘要已經足夠；只需補充會影響決定的數據。",
    "说明目前已知的内容，以及证据的可靠程度。摘要即可；只需补充会影响决定的数据。",
  ),
  questions: [
    shortText("target", {
      label: text("Target", "靶點", "靶点"),
      hint: text(
        "The molecular target, or the signal or physiology that the product acts on.",
        "分子靶點，或產品所作用的訊號或生理機制。",
        "分子靶点，或产品所作用的信号或生理机制。",
      ),
      maxLength: 200,
    }),
    longText("mechanism", {
      label: text("Mechanism", "作用機制", "作用机制"),
      hint: text(
        "How it works, from the target to the patient.",
        "由靶點到病人，說明如何產生作用。",
        "从靶点到患者，说明如何产生作用。",
      ),
    }),
    longText("differentiation", {
      label: text("Differentiation", "差異優勢", "差异化优势"),
      hint: text(
        "What you do that the nearest competitors cannot.",
        "與最接近的競爭者相比，貴公司的獨特之處。",
        "与最接近的竞争者相比，贵公司的独特之处。",
      ),
    }),
    choices("evidence_sources", {
      label: text("Where the evidence comes from", "證據來源", "证据来源"),
      hint: text("Choose all that apply.", "可選多項。", "可多选。"),
      options: sources,
    }),
    longText("key_findings", {
      label: text("Key findings", "主要發現", "主要发现"),
      hint: text(
        "In vitro, in vivo or clinical. Say the model, the effect and the size of the study.",
        "體外、體內或臨床結果。請說明模型、效果及研究規模。",
        "体外、体内或临床结果。请说明模型、效果及研究规模。",
      ),
    }),
    upload("data_files", {
      label: text("Data files", "數據文件", "数据文件"),
      hint: text(
        "Up to five files. No patient-level or human-genetic raw data.",
        "最多五個文件。請勿上載病人層面或人類遺傳原始數據。",
        "最多五个文件。请勿上传患者个体或人类遗传原始数据。",
      ),
      maxFiles: 5,
    }),
    longText("biomarkers", {
      label: text("Biomarkers", "生物標誌物", "生物标志物"),
      hint: text(
        "How you measure the effect or choose the patients. Leave it blank if you have none yet.",
        "如何量度效果或篩選病人。如未有，可留空。",
        "如何衡量效果或筛选患者。如暂无，可留空。",
      ),
      required: false,
    }),
  ],
};
