import { text } from "@/lib/programmes/localised";

/** What both programmes say of themselves. */
export const programmeTexts = {
  first: {
    name: text(
      "HKSTP × AstraZeneca Co-Incubation",
      "香港科技園 × 阿斯利康 共同培育計劃",
      "香港科技园 × 阿斯利康 共同孵化计划",
    ),
    summary: text(
      "Bring a therapy, a diagnostic or a device. Hong Kong Science Park and AstraZeneca review it together and help it together, and you decide what AstraZeneca may read.",
      "無論是療法、診斷還是器械，香港科技園與阿斯利康都會一同評審、一同支援；阿斯利康可以閱讀甚麼，由您決定。",
      "无论是疗法、诊断还是器械，香港科技园与阿斯利康都会共同评审、共同支持；阿斯利康可以阅读什么，由您决定。",
    ),
    offers: [
      text(
        "Mentors from both organisations, chosen for your field",
        "雙方按您的領域配對導師",
        "双方按您的领域匹配导师",
      ),
      text(
        "Introductions to hospitals in the Greater Bay Area, opinion leaders, universities and overseas investors",
        "引薦大灣區醫院、關鍵意見領袖、大學及海外投資者",
        "引荐大湾区医院、关键意见领袖、高校及海外投资者",
      ),
      text(
        "Advice on opening an office in Hong Kong",
        "在香港設立辦事處的諮詢",
        "在香港设立办事处的咨询",
      ),
      text("Roadshow slots and health conferences", "路演及健康會議席位", "路演与健康会议席位"),
      text(
        "Shared technology and data under clear terms",
        "按清晰條款共用技術及數據",
        "按清晰条款共享技术与数据",
      ),
    ],
  },
  second: {
    name: text(
      "HKSTP × Helvion Immunology Track",
      "香港科技園 × 赫維恩 免疫專項計劃",
      "香港科技园 × 赫维恩 免疫专项计划",
    ),
    summary: text(
      "For young companies in immunology and inflammation: laboratory space at the Science Park and development advice from Helvion.",
      "為免疫及炎症領域的初創企業而設：科技園提供實驗室，赫維恩提供研發意見。",
      "面向免疫与炎症领域的初创企业：科技园提供实验室，赫维恩提供研发建议。",
    ),
    offers: [
      text("Laboratory space at the Science Park", "科技園實驗室空間", "科技园实验室空间"),
      text("Development advice from Helvion", "赫維恩的研發意見", "赫维恩的研发建议"),
    ],
  },
};
