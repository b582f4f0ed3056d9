import type { Locale } from "@/lib/i18n/locales";

interface Milestone {
  milestone: string;
  milestone_kind: "science" | "regulatory" | "clinical" | "commercial" | "funding" | "team";
  measure: string;
}

/** What young companies say alike, once a language. The rest of an application is the startup's own. */
interface Phrases {
  pathway: Record<"drug" | "device", string>;
  nextFiling: Record<"drug" | "device", string>;
  animals: string;
  samplesSource: string;
  samplesConsent: string;
  equipment: Record<"software" | "wet", string>;
  chief: string;
  scientist: string;
  founderBio: string;
  scientistBio: string;
  conflictFounders: (founder: string, scientist: string) => string;
  investors: [string, string, string];
  targetClass: Record<"drug" | "other", string>;
  mechanism: (target: string, indication: string) => string;
  differentiation: (careToday: string) => string;
  biomarkers: string;
  freedom: string;
  licences: string;
  pool: string;
  funds: string;
  milestones: Milestone[];
  risks: string;
  servicesDetails: string;
  mentorWishes: (indication: string) => string;
}

const english: Phrases = {
  pathway: {
    drug: "Investigational new drug application with the FDA and a clinical trial certificate in Hong Kong, followed by a bridging study in mainland China.",
    device:
      "Listing with the Medical Device Division in Hong Kong, then registration with the NMPA through the Greater Bay Area measure for devices used in Hong Kong public hospitals.",
  },
  nextFiling: { drug: "Clinical trial certificate", device: "Device listing" },
  animals:
    "Rodent studies under licences of the university's animal facility; larger animals through a certified contract laboratory. Protocols are reviewed for the three Rs.",
  samplesSource:
    "Residual diagnostic samples from two hospital biobanks, without direct identifiers.",
  samplesConsent:
    "Broad written consent of the biobank, approved by the cluster research ethics committee; we hold no key to identities.",
  equipment: {
    software:
      "Two workstations with graphics processors and a locked server room; no laboratory work.",
    wet: "Two benches, a class II safety cabinet, −80 °C storage, a plate reader and access to a flow cytometer two days a week.",
  },
  chief: "Chief executive",
  scientist: "Chief scientific officer",
  founderBio: "Ten years in development and partnering; built and handed over one product before.",
  scientistBio: "Principal inventor; led the work at the university from which the company came.",
  conflictFounders: (founder, scientist) =>
    `${founder} and ${scientist}. No other company positions.`,
  investors: [
    "Harbourlight Seed Fund",
    "University technology start-up support scheme",
    "Family and friends",
  ],
  targetClass: {
    drug: "Enzyme or receptor in a known pathway",
    other: "Device, diagnostic or software; no molecular target",
  },
  mechanism: (target, indication) =>
    `${target} is the step that separates disease from healthy tissue in ${indication}. We act on it locally and early, and measure the effect with a marker that hospitals already run.`,
  differentiation: (careToday) =>
    `Today's care: ${careToday} We differ in where the effect happens, in what patients must bear and in what a hospital has to change, which is little.`,
  biomarkers:
    "One blood marker that clinics measure already, and one imaging read-out used for dose finding.",
  freedom:
    "Counsel found two families in the neighbourhood; neither covers our use, and one lapses within four years.",
  licences:
    "Exclusive licence from the university with a low single-digit royalty; no obligations to any company.",
  pool: "Option pool",
  funds:
    "Half for the studies that the next filing needs, a third for people, the rest for manufacturing transfer and patents.",
  milestones: [
    {
      milestone: "Replication of the key experiment in an independent laboratory",
      milestone_kind: "science",
      measure: "Effect within 20 % of ours",
    },
    {
      milestone: "Advice from the regulator",
      milestone_kind: "regulatory",
      measure: "Written minutes without open questions on design",
    },
    {
      milestone: "First site ready to enrol",
      milestone_kind: "clinical",
      measure: "Ethics approval and contract signed",
    },
  ],
  risks:
    "Manufacturing yield, slow enrolment and a competitor's read-out next year. For each we hold a second supplier, a second site and a narrower first indication.",
  servicesDetails:
    "An introduction to a principal investigator in the Greater Bay Area, and advice on the first conversation with the regulator.",
  mentorWishes: (indication) =>
    `Somebody who has taken a product for ${indication} through its first human study, and who says plainly what will not work.`,
};

const traditional: Phrases = {
  pathway: {
    drug: "先向香港衞生署申請臨床試驗證明書，同步準備新藥研究申請，其後在內地開展橋接研究。",
    device: "先在香港醫療儀器科表列，再經「港澳藥械通」於大灣區內地醫院使用，並累積數據申請註冊。",
  },
  nextFiling: { drug: "臨床試驗證明書", device: "醫療儀器表列" },
  animals:
    "嚙齒動物實驗在大學動物中心按牌照進行；大型動物實驗委託認可實驗室。所有方案均按 3R 原則審批。",
  samplesSource: "來自兩間醫院生物樣本庫的剩餘診斷樣本，不含直接識別資料。",
  samplesConsent: "已取得樣本庫的廣泛書面同意及聯網研究倫理委員會批准；本公司並無身分對照表。",
  equipment: {
    software: "兩部圖像運算工作站及上鎖的伺服器房；沒有實驗室工作。",
    wet: "兩張實驗枱、二級生物安全櫃、零下八十度冷凍櫃、酶標儀，每星期可使用流式細胞儀兩天。",
  },
  chief: "行政總裁",
  scientist: "首席科學官",
  founderBio: "十年產品開發及合作經驗，曾把一項產品由研發帶到轉讓。",
  scientistBio: "主要發明人，在大學領導本項研究。",
  conflictFounders: (founder, scientist) => `${founder}、${scientist}；並無其他公司職務。`,
  investors: ["海光種子基金", "大學科技初創資助計劃", "親友資金"],
  targetClass: { drug: "已知通路中的酶或受體", other: "器械、診斷或軟件，沒有分子靶點" },
  mechanism: (target, indication) =>
    `在${indication}中，「${target}」是區分病變與正常組織的關鍵。我們在局部及早期介入，並以醫院現有的指標量度效果。`,
  differentiation: (careToday) =>
    `現時的做法：${careToday}我們的分別在於作用位置、病人需要承受的負擔，以及醫院幾乎不用改變流程。`,
  biomarkers: "一項診所現已檢測的血液指標，以及一項用於尋找劑量的影像指標。",
  freedom: "律師檢索發現兩個鄰近專利族，均不涵蓋我們的用途，其中一個將於四年內到期。",
  licences: "獲大學獨家許可，專利費為低個位數百分比；對任何公司均沒有責任。",
  pool: "僱員期權池",
  funds: "一半用於下一次申報所需的研究，三分之一用於人手，其餘用於生產轉移及專利。",
  milestones: [
    {
      milestone: "由獨立實驗室重複關鍵實驗",
      milestone_kind: "science",
      measure: "效果與我們相差不超過兩成",
    },
    {
      milestone: "取得監管機構意見",
      milestone_kind: "regulatory",
      measure: "書面紀錄對設計沒有未解決的問題",
    },
    {
      milestone: "首個中心準備收納病人",
      milestone_kind: "clinical",
      measure: "取得倫理批准並簽署合約",
    },
  ],
  risks:
    "生產良率、收納病人緩慢，以及競爭者明年公布結果。我們分別備有第二供應商、第二中心及較窄的首個適應症。",
  servicesDetails: "希望獲介紹一位大灣區的主要研究者，並就首次與監管機構會面得到意見。",
  mentorWishes: (indication) =>
    `希望導師曾帶領${indication}產品完成首次人體研究，並願意直言哪些做法行不通。`,
};

const simplified: Phrases = {
  pathway: {
    drug: "在内地提交临床试验申请，同时在香港申请临床试验证明书，以便在大湾区同步入组。",
    device:
      "按第二类或第三类医疗器械注册；在香港公立医院使用后，经“港澳药械通”在大湾区内地医院使用。",
  },
  nextFiling: { drug: "临床试验申请", device: "注册检验" },
  animals: "啮齿动物实验在有资质的动物中心进行，大动物实验委托第三方。所有方案按 3R 原则审查。",
  samplesSource: "来自两家医院生物样本库的剩余诊断样本，不含直接标识。",
  samplesConsent: "样本库已取得泛知情同意，并经医院伦理委员会批准；公司不持有身份对照表。",
  equipment: {
    software: "两台图形计算工作站和上锁的机房；没有实验室工作。",
    wet: "两张实验台、二级生物安全柜、零下八十度冰箱、酶标仪，每周可使用流式细胞仪两天。",
  },
  chief: "首席执行官",
  scientist: "首席科学家",
  founderBio: "十年产品开发与合作经验，曾将一个产品从研发带到转让。",
  scientistBio: "主要发明人，在高校主持本项研究。",
  conflictFounders: (founder, scientist) => `${founder}、${scientist}；无其他公司任职。`,
  investors: ["海光种子基金", "高校科技成果转化基金", "亲友资金"],
  targetClass: { drug: "已知通路中的酶或受体", other: "器械、诊断或软件，无分子靶点" },
  mechanism: (target, indication) =>
    `在${indication}中，“${target}”是区分病变与正常组织的关键环节。我们在局部、早期干预，并用医院现有的指标衡量效果。`,
  differentiation: (careToday) =>
    `目前的做法：${careToday}我们的不同在于作用部位、患者需要承受的负担，以及医院几乎不必改变流程。`,
  biomarkers: "一项门诊已在检测的血液指标，以及一项用于剂量探索的影像指标。",
  freedom: "律师检索发现两个邻近专利族，均不覆盖我们的用途，其中一个四年内到期。",
  licences: "获高校独占许可，提成比例为低个位数；对任何公司均无义务。",
  pool: "员工期权池",
  funds: "一半用于下一次申报所需的研究，三分之一用于人员，其余用于生产转移与专利。",
  milestones: [
    {
      milestone: "由独立实验室重复关键实验",
      milestone_kind: "science",
      measure: "效果与我们相差不超过两成",
    },
    {
      milestone: "取得监管部门沟通意见",
      milestone_kind: "regulatory",
      measure: "书面纪要对设计没有未决问题",
    },
    {
      milestone: "首家中心具备入组条件",
      milestone_kind: "clinical",
      measure: "取得伦理批件并签署合同",
    },
  ],
  risks:
    "生产收率、入组缓慢，以及竞争者明年公布结果。我们分别准备了第二供应商、第二中心和更窄的首个适应症。",
  servicesDetails: "希望引荐一位大湾区的主要研究者，并就首次与监管部门沟通得到建议。",
  mentorWishes: (indication) =>
    `希望导师曾带领${indication}产品完成首次人体研究，并愿意直言哪些做法行不通。`,
};

export const phrases: Record<Locale, Phrases> = {
  "en-HK": english,
  "zh-HK": traditional,
  "zh-CN": simplified,
};
