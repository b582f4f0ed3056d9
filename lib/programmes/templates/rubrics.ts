import { text } from "@/lib/programmes/localised";
import type { Rubric } from "@/lib/programmes/rules-schema";

const scaleMeaning = text(
  "1 weak: a serious gap that the programme cannot close. 2: more gaps than strengths. 3 sound: convincing, with gaps that the programme can help to close. 4: strong, with minor gaps. 5 exceptional: among the best you have seen, and the evidence shows it.",
  "1 分「弱」：有嚴重不足，計劃難以彌補。2 分：不足多於優點。3 分「穩妥」：具說服力，不足之處可在計劃協助下改善。4 分：優秀，只有輕微不足。5 分「卓越」：屬所見之中最好的一批，並有證據支持。",
  "1 分“弱”：存在严重不足，计划难以弥补。2 分：不足多于优点。3 分“扎实”：有说服力，不足之处可在计划帮助下改善。4 分：优秀，仅有轻微不足。5 分“卓越”：属于所见中最好的一批，并有证据支持。",
);

/** The lead's rubric: team, business, innovation, R&D (product.md, "Review"). */
export const hkstpRubric: Rubric = {
  key: "lead_rubric",
  side: "lead",
  name: text("Science park rubric", "科學園評審準則", "科学园评审标准"),
  scaleMeaning,
  criteria: [
    {
      key: "team",
      label: text("Team", "團隊", "团队"),
      hint: text(
        "Skills, commitment and balance; 5 means that this team could carry the product to patients.",
        "技能、投入程度及組成；5 分表示團隊有能力把產品帶到病人面前。",
        "技能、投入程度与构成；5 分表示团队有能力把产品带到患者面前。",
      ),
      weight: 25,
    },
    {
      key: "business",
      label: text("Business", "業務", "商业"),
      hint: text(
        "Market, model, funding and runway; 5 means a believable way to a lasting company.",
        "市場、模式、融資及資金續航；5 分表示有可信的路徑建立長遠企業。",
        "市场、模式、融资与资金续航；5 分表示有可信的路径建成可持续的企业。",
      ),
      weight: 25,
    },
    {
      key: "innovation",
      label: text("Innovation", "創新", "创新"),
      hint: text(
        "Novelty, protection and advantage over today's care; 5 means a clear step that others cannot copy soon.",
        "新穎性、知識產權保障及相對現行治療的優勢；5 分表示有明顯突破，他人短期內難以仿效。",
        "新颖性、知识产权保护及相对现行治疗的优势；5 分表示有明显突破，他人短期内难以模仿。",
      ),
      weight: 25,
    },
    {
      key: "research_development",
      label: text("R&D", "研發", "研发"),
      hint: text(
        "Quality of the evidence, plan and milestones; 5 means solid data and a plan that fits the time and money.",
        "證據質素、計劃及里程碑；5 分表示數據扎實，計劃與時間及資金相配。",
        "证据质量、计划与里程碑；5 分表示数据扎实，计划与时间和资金匹配。",
      ),
      weight: 25,
    },
  ],
};

/** The partner's rubric, after the 5R framework of drug discovery: right target, tissue, safety, patient, commercial potential. */
export const astraZenecaRubric: Rubric = {
  key: "partner_5r_rubric",
  side: "partner",
  name: text("5R rubric", "5R 評審準則", "5R 评审标准"),
  scaleMeaning,
  criteria: [
    {
      key: "right_target",
      label: text("Right target", "合適靶點", "合适靶点"),
      hint: text(
        "Biology, link to the disease, novelty; for a device or software, the signal or physiology it acts on.",
        "生物學基礎、與疾病的關聯及新穎性；如屬儀器或軟件，指其作用的訊號或生理機制。",
        "生物学基础、与疾病的关联及新颖性；如为器械或软件，指其作用的信号或生理机制。",
      ),
      weight: 20,
    },
    {
      key: "right_tissue",
      label: text("Right tissue", "合適組織", "合适组织"),
      hint: text(
        "Exposure and effect where it matters, and how it is measured.",
        "在關鍵部位的暴露量及效果，以及量度方法。",
        "在关键部位的暴露量与效果，以及衡量方法。",
      ),
      weight: 20,
    },
    {
      key: "right_safety",
      label: text("Right safety", "合適安全性", "合适安全性"),
      hint: text(
        "Margin, known risks of the class, and how early they are tested.",
        "安全範圍、同類產品的已知風險，以及多早開始驗證。",
        "安全窗口、同类产品的已知风险，以及多早开始验证。",
      ),
      weight: 20,
    },
    {
      key: "right_patient",
      label: text("Right patient", "合適病人", "合适患者"),
      hint: text(
        "Who responds, how to find them, and whether a trial can recruit them.",
        "哪些病人有反應、如何識別，以及臨床試驗能否招募。",
        "哪些患者有应答、如何识别，以及临床试验能否招募。",
      ),
      weight: 20,
    },
    {
      key: "right_commercial_potential",
      label: text("Right commercial potential", "合適商業潛力", "合适商业潜力"),
      hint: text(
        "Need, standard of care, access and reimbursement.",
        "需要、現行標準治療、可及性及付費安排。",
        "需求、现行标准治疗、可及性与支付安排。",
      ),
      weight: 20,
    },
  ],
};
