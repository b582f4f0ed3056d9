import { text, type LocalisedText } from "./localised";
import type {
  CompanyNumberScheme,
  Currency,
  DecisionMode,
  IntakeKind,
  IntakeStatus,
  Option,
  PersonField,
  ProgrammeStatus,
  Tier,
} from "./schema";
import type {
  DevelopmentStage,
  Domain,
  Modality,
  SupportService,
  TherapeuticArea,
} from "./vocabulary-keys";

type Labels<Key extends string> = Readonly<Record<Key, LocalisedText>>;

export const tierLabels: Labels<Tier> = {
  T0: text("Public", "公開", "公开"),
  T1: text("Shared with both organisations", "兩個機構可閱", "两家机构可见"),
  T2: text("Protected", "受保護", "受保护"),
};

export const decisionModeLabels: Labels<DecisionMode> = {
  both_must_agree: text("Both organisations must agree", "須雙方機構同意", "须双方机构一致同意"),
  lead_decides_partner_advises: text(
    "The lead decides, the partner advises",
    "由主導機構決定，合作機構提供意見",
    "由牵头机构决定，合作机构提供意见",
  ),
  either_may_admit: text(
    "Either organisation may admit",
    "任何一方可自行取錄",
    "任何一方可单独录取",
  ),
};

export const programmeStatusLabels: Labels<ProgrammeStatus> = {
  draft: text("Draft", "草稿", "草稿"),
  open: text("Open", "開放", "开放"),
  closed: text("Closed", "已結束", "已结束"),
};

export const intakeKindLabels: Labels<IntakeKind> = {
  window: text("Fixed window", "固定申請期", "固定申请期"),
  rolling: text("Rolling with cut-offs", "全年接受申請，分批截止", "全年接受申请，分批截止"),
};

export const intakeStatusLabels: Labels<IntakeStatus> = {
  draft: text("Not yet announced", "尚未公布", "尚未公布"),
  open: text("Open", "接受申請", "接受申请"),
  closed: text("Closed", "已截止", "已截止"),
};

export const domainLabels: Labels<Domain> = {
  drug: text("Drug or vaccine", "藥物或疫苗", "药物或疫苗"),
  device: text("Medical device", "醫療儀器", "医疗器械"),
  diagnostic: text("Diagnostic", "診斷", "诊断"),
  digital: text("Digital health", "數碼健康", "数字健康"),
  research_tool: text("Research tool or platform", "科研工具或平台", "科研工具或平台"),
  outside_life_science: text("Outside the life sciences", "生命科學以外", "生命科学以外"),
};

export const therapeuticAreaLabels: Labels<TherapeuticArea> = {
  oncology: text("Oncology", "腫瘤", "肿瘤"),
  cardiometabolic: text("Cardiovascular and metabolic", "心血管及代謝", "心血管与代谢"),
  renal: text("Kidney", "腎臟", "肾脏"),
  respiratory: text("Respiratory", "呼吸系統", "呼吸系统"),
  immunology: text("Immunology and inflammation", "免疫及炎症", "免疫与炎症"),
  neuroscience: text("Neuroscience", "神經科學", "神经科学"),
  mental_health: text("Mental health", "精神健康", "精神健康"),
  infectious_disease: text("Infectious disease", "傳染病", "感染性疾病"),
  rare_disease: text("Rare disease", "罕見疾病", "罕见病"),
  haematology: text("Haematology", "血液", "血液"),
  gastroenterology_hepatology: text("Digestive system and liver", "腸胃及肝臟", "消化系统与肝脏"),
  ophthalmology: text("Eye", "眼科", "眼科"),
  dermatology: text("Skin", "皮膚", "皮肤"),
  musculoskeletal: text("Bone, joint and muscle", "骨骼、關節及肌肉", "骨骼、关节与肌肉"),
  women_health: text("Women's health", "婦女健康", "女性健康"),
  paediatrics: text("Child health", "兒科", "儿科"),
  ageing: text("Ageing", "老齡健康", "老龄健康"),
  other: text("Another area", "其他領域", "其他领域"),
};

export const modalityLabels: Labels<Modality> = {
  small_molecule: text("Small molecule", "小分子", "小分子"),
  antibody: text("Antibody", "抗體", "抗体"),
  antibody_drug_conjugate: text("Antibody–drug conjugate", "抗體藥物複合體", "抗体偶联药物"),
  protein_peptide: text("Protein or peptide", "蛋白質或多肽", "蛋白质或多肽"),
  cell_therapy: text("Cell therapy", "細胞治療", "细胞治疗"),
  gene_therapy: text("Gene therapy or editing", "基因治療或編輯", "基因治疗或编辑"),
  rna_therapeutic: text("RNA therapeutic", "RNA 藥物", "RNA 药物"),
  vaccine: text("Vaccine", "疫苗", "疫苗"),
  radiopharmaceutical: text("Radiopharmaceutical", "放射性藥物", "放射性药物"),
  microbiome: text("Microbiome", "微生物組", "微生物组"),
  chinese_medicine: text("Chinese medicine", "中藥", "中药"),
  drug_delivery: text("Drug delivery", "藥物遞送", "药物递送"),
  medical_device: text("Medical device", "醫療儀器", "医疗器械"),
  in_vitro_diagnostic: text("In vitro diagnostic", "體外診斷", "体外诊断"),
  imaging: text("Imaging", "醫學影像", "医学影像"),
  software_ai: text("Software or artificial intelligence", "軟件或人工智能", "软件或人工智能"),
  research_tool: text("Research tool", "科研工具", "科研工具"),
  other: text("Another modality", "其他類別", "其他类别"),
};

export const developmentStageLabels: Labels<DevelopmentStage> = {
  idea: text("Idea", "構思", "构想"),
  discovery: text("Discovery", "發現研究", "发现研究"),
  lead_optimisation: text("Lead optimisation", "先導物優化", "先导化合物优化"),
  preclinical: text("Preclinical", "臨床前", "临床前"),
  ind_enabling: text(
    "Enabling studies for a first trial",
    "首次臨床試驗的準備研究",
    "首次临床试验的支持性研究",
  ),
  phase_1: text("Phase 1 trial", "第一期臨床試驗", "一期临床试验"),
  phase_2: text("Phase 2 trial", "第二期臨床試驗", "二期临床试验"),
  phase_3: text("Phase 3 trial", "第三期臨床試驗", "三期临床试验"),
  prototype: text("Prototype", "原型", "原型"),
  verification_validation: text("Verification and validation", "驗證及確認", "验证与确认"),
  clinical_validation: text("Clinical validation", "臨床驗證", "临床验证"),
  approved_on_market: text("Approved or on the market", "已獲批或上市", "已获批或上市"),
};

export const supportServiceLabels: Labels<SupportService> = {
  mentoring: text("A mentor", "導師指導", "导师指导"),
  laboratory_space: text("Laboratory space and equipment", "實驗室空間及設備", "实验室空间与设备"),
  gba_hospital_introduction: text(
    "Introduction to hospitals in the Greater Bay Area",
    "引薦大灣區醫院",
    "对接大湾区医院",
  ),
  kol_introduction: text("Introduction to clinical experts", "引薦臨床專家", "对接临床专家"),
  university_introduction: text(
    "Introduction to Hong Kong universities",
    "引薦香港的大學",
    "对接香港高校",
  ),
  investor_introduction: text("Introduction to investors", "引薦投資者", "对接投资人"),
  patient_organisation_introduction: text(
    "Introduction to patient organisations",
    "引薦病人組織",
    "对接患者组织",
  ),
  hong_kong_office: text(
    "Setting up an office in Hong Kong",
    "在香港設立辦事處",
    "在香港设立办公室",
  ),
  roadshow: text("Roadshows", "路演", "路演"),
  health_conference: text("Health research conferences", "醫療科研會議", "医疗科研会议"),
  technology_sharing: text("Shared technology", "共享技術", "共享技术"),
  data_sharing: text("Shared data", "共享數據", "共享数据"),
  patient_co_design: text("Co-design with patients", "與病人共同設計", "与患者共同设计"),
};

export const currencyLabels: Labels<Currency> = {
  HKD: text("HKD", "港元", "港元"),
  CNY: text("RMB", "人民幣", "人民币"),
  USD: text("USD", "美元", "美元"),
};

export const companyNumberSchemeLabels: Labels<CompanyNumberScheme> = {
  hk_brn: text("Hong Kong business registration number", "香港商業登記號碼", "香港商业登记号码"),
  cn_uscc: text(
    "Mainland unified social credit code",
    "內地統一社會信用代碼",
    "内地统一社会信用代码",
  ),
  overseas: text("Registration number elsewhere", "其他地方的註冊號碼", "其他地区的注册号码"),
};

export const personFieldLabels: Labels<PersonField> = {
  displayName: text("Name as it should be shown", "顯示姓名", "显示姓名"),
  familyName: text("Family name", "姓氏", "姓"),
  givenName: text("Given name", "名字", "名"),
  englishName: text("English name", "英文名", "英文名"),
  chineseName: text("Chinese name", "中文姓名", "中文姓名"),
  role: text("Role", "職位", "职务"),
  organisation: text("Organisation", "所屬機構", "所属机构"),
  fullTime: text("Works full time", "全職", "全职"),
  technical: text("Technical role", "技術人員", "技术人员"),
  equityPercent: text("Equity held (%)", "持股比例（%）", "持股比例（%）"),
  bio: text("Background", "背景", "背景"),
};

/** Technology readiness in the words of the EU Horizon 2020 work programme, general annex G, made plain. */
export const trlLabels: Readonly<Record<number, LocalisedText>> = {
  1: text("TRL 1: basic principles observed", "TRL 1：觀察到基本原理", "TRL 1：观察到基本原理"),
  2: text("TRL 2: concept formulated", "TRL 2：提出技術概念", "TRL 2：提出技术概念"),
  3: text(
    "TRL 3: proof of concept in experiments",
    "TRL 3：實驗證明概念可行",
    "TRL 3：实验证明概念可行",
  ),
  4: text("TRL 4: validated in the laboratory", "TRL 4：在實驗室驗證", "TRL 4：在实验室验证"),
  5: text(
    "TRL 5: validated in a relevant setting",
    "TRL 5：在相關環境驗證",
    "TRL 5：在相关环境验证",
  ),
  6: text(
    "TRL 6: demonstrated in a relevant setting",
    "TRL 6：在相關環境示範",
    "TRL 6：在相关环境示范",
  ),
  7: text("TRL 7: demonstrated in real use", "TRL 7：在實際使用中示範", "TRL 7：在实际使用中示范"),
  8: text(
    "TRL 8: complete and qualified",
    "TRL 8：系統完成並通過認證",
    "TRL 8：系统完成并通过认证",
  ),
  9: text(
    "TRL 9: proven in real use",
    "TRL 9：在實際使用中證實成熟",
    "TRL 9：在实际使用中证实成熟",
  ),
};

/** Options of a choice question, in the order of the vocabulary. */
export function optionsOf(labels: Readonly<Record<string, LocalisedText>>): Option[] {
  return Object.entries(labels).map(([key, label]) => ({ key, label }));
}
