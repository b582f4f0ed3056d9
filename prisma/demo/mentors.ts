import type { MentorProfileInput } from "@/lib/mentoring/schema";
import type { Expert } from "./reviewers";

interface DemoMentor extends Expert {
  headline: MentorProfileInput["headline"];
  about: MentorProfileInput["about"];
  topics: MentorProfileInput["topics"];
  capacity: number;
}

/** Ten mentors. */
export const mentors: DemoMentor[] = [
  {
    email: "mentor@demo.test",
    name: "Dr Priya Raman",
    organisation: "az",
    areas: ["oncology", "haematology"],
    modalities: ["small_molecule", "antibody_drug_conjugate"],
    languages: ["en-HK"],
    topics: ["mentoring", "kol_introduction"],
    capacity: 2,
    headline: { "en-HK": "Took four cancer medicines into first studies" },
    about: {
      "en-HK":
        "Twenty years in early oncology development. I help founders to choose one indication, write a protocol that a hospital can run, and hear no early.",
    },
  },
  {
    email: "both@demo.test",
    name: "Prof. Cheung Man Kit",
    organisation: "hkstp",
    areas: ["neuroscience", "mental_health"],
    modalities: ["software_ai", "medical_device"],
    languages: ["en-HK", "zh-HK"],
    topics: ["mentoring", "university_introduction"],
    capacity: 2,
    headline: {
      "en-HK": "Neurologist and founder of two device companies",
      "zh-HK": "腦神經科醫生，曾創辦兩間器械公司",
    },
    about: { "zh-HK": "協助團隊設計臨床驗證，並把產品帶進公立醫院。" },
  },
  {
    email: "kwong@mentor.demo.test",
    name: "Kwong Yee Man",
    chineseName: "鄺綺雯",
    organisation: "hkstp",
    areas: ["cardiometabolic", "renal"],
    modalities: ["medical_device", "in_vitro_diagnostic"],
    languages: ["zh-HK", "en-HK"],
    topics: ["mentoring", "hong_kong_office"],
    capacity: 3,
    headline: { "zh-HK": "十五年醫療儀器註冊及上市經驗" },
    about: { "zh-HK": "由表列、採購到「港澳藥械通」，陪伴團隊走過每一步。" },
  },
  {
    email: "fischer@mentor.demo.test",
    name: "Dr Jonas Fischer",
    organisation: "az",
    areas: ["immunology", "respiratory", "dermatology"],
    modalities: ["small_molecule", "drug_delivery"],
    languages: ["en-HK"],
    topics: ["mentoring", "investor_introduction"],
    capacity: 2,
    headline: { "en-HK": "Inhaled medicines, from powder to patient" },
    about: {
      "en-HK":
        "Formulation scientist turned programme leader. Good at finding the experiment that decides.",
    },
  },
  {
    email: "song@mentor.demo.test",
    name: "Dr Song Yuqing",
    chineseName: "宋雨晴",
    organisation: "az",
    areas: ["gastroenterology_hepatology", "infectious_disease"],
    modalities: ["microbiome", "vaccine", "chinese_medicine"],
    languages: ["zh-CN", "en-HK"],
    topics: ["mentoring", "gba_hospital_introduction"],
    capacity: 2,
    headline: { "zh-CN": "大湾区临床试验的搭桥人" },
    about: { "zh-CN": "曾在三家三甲医院负责临床研究，熟悉伦理、合同与入组。" },
  },
  {
    email: "tsui@mentor.demo.test",
    name: "Tsui Ho Yin",
    chineseName: "徐浩然",
    organisation: "hkstp",
    areas: ["other", "ageing"],
    modalities: ["software_ai", "imaging"],
    languages: ["zh-HK", "zh-CN", "en-HK"],
    topics: ["investor_introduction", "roadshow", "mentoring"],
    capacity: 3,
    headline: {
      "en-HK": "Raised three rounds, closed one company well",
      "zh-HK": "完成三輪融資，也好好結束過一間公司",
    },
    about: { "en-HK": "I read your deck as an investor would and say what is missing." },
  },
  {
    email: "almeida@mentor.demo.test",
    name: "Dr Teresa Almeida",
    organisation: "az",
    areas: ["rare_disease", "paediatrics"],
    modalities: ["gene_therapy", "rna_therapeutic"],
    languages: ["en-HK"],
    topics: ["mentoring", "patient_organisation_introduction"],
    capacity: 1,
    headline: { "en-HK": "Gene therapy for children, with their families" },
    about: {
      "en-HK": "Paediatrician; ran two natural-history studies and three first-in-child trials.",
    },
  },
  {
    email: "mak@mentor.demo.test",
    name: "Dr Mak Siu Fong",
    chineseName: "麥小芳",
    organisation: "hkstp",
    areas: ["women_health", "oncology"],
    modalities: ["in_vitro_diagnostic", "radiopharmaceutical"],
    languages: ["en-HK", "zh-HK"],
    topics: ["mentoring", "kol_introduction"],
    capacity: 2,
    headline: { "zh-HK": "由實驗室檢測到醫院常規的一條路" },
    about: { "zh-HK": "病理科醫生，協助團隊設計前瞻性驗證及付費模式。" },
  },
  {
    email: "gao@mentor.demo.test",
    name: "Dr Gao Minghui",
    chineseName: "高明辉",
    organisation: "az",
    areas: ["neuroscience", "cardiometabolic"],
    modalities: ["software_ai", "protein_peptide"],
    languages: ["zh-CN", "zh-HK"],
    topics: ["data_sharing", "mentoring"],
    capacity: 2,
    headline: { "zh-CN": "真实世界数据与注册路径" },
    about: { "zh-CN": "帮助团队把医院数据变成监管部门认可的证据。" },
  },
  {
    email: "osullivan@mentor.demo.test",
    name: "Niamh O’Sullivan",
    organisation: "hkstp",
    areas: ["musculoskeletal", "ophthalmology"],
    modalities: ["medical_device", "cell_therapy"],
    languages: ["en-HK"],
    topics: ["mentoring", "hong_kong_office"],
    capacity: 2,
    headline: { "en-HK": "Brought five European device companies to Asia" },
    about: {
      "en-HK":
        "Practical help with entity, hiring and the first distributor, and with what not to sign.",
    },
  },
];
