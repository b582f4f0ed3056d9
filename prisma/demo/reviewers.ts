import type { Locale } from "@/lib/i18n/locales";
import type { Modality, TherapeuticArea } from "@/lib/programmes/vocabulary-keys";

/** Somebody who reviews or mentors, and what they know. */
export interface Expert {
  email: string;
  name: string;
  chineseName?: string;
  organisation: "hkstp" | "az" | "other";
  unit?: string;
  areas: TherapeuticArea[];
  modalities: Modality[];
  languages: Locale[];
}

const everywhere: Locale[] = ["en-HK", "zh-HK", "zh-CN"];

/** Twelve reviewers and one more for the other programme; those of the fixed people are among them and stand already. */
export const reviewers: Expert[] = [
  {
    email: "reviewer@hkstp.demo.test",
    name: "Dr Leung Chi Ho",
    organisation: "hkstp",
    areas: ["oncology", "haematology"],
    modalities: ["small_molecule", "cell_therapy"],
    languages: everywhere,
  },
  {
    email: "external@demo.test",
    name: "Prof. Amara Okafor",
    organisation: "hkstp",
    areas: ["infectious_disease", "women_health", "respiratory"],
    modalities: ["vaccine", "in_vitro_diagnostic"],
    languages: everywhere,
  },
  {
    email: "both@demo.test",
    name: "Prof. Cheung Man Kit",
    organisation: "hkstp",
    areas: ["neuroscience", "mental_health"],
    modalities: ["software_ai", "medical_device"],
    languages: everywhere,
  },
  {
    email: "yuen@hkstp.demo.test",
    name: "Dr Yuen Lai Ping",
    chineseName: "袁麗萍",
    organisation: "hkstp",
    areas: ["cardiometabolic", "renal"],
    modalities: ["rna_therapeutic", "protein_peptide", "medical_device"],
    languages: everywhere,
  },
  {
    email: "pang@hkstp.demo.test",
    name: "Dr Pang Wai Keung",
    chineseName: "彭偉強",
    organisation: "hkstp",
    areas: ["musculoskeletal", "ageing", "ophthalmology"],
    modalities: ["medical_device", "imaging", "software_ai"],
    languages: everywhere,
  },
  {
    email: "ling@hkstp.demo.test",
    name: "Prof. Ling Sau Fun",
    chineseName: "凌秀芬",
    organisation: "hkstp",
    areas: ["gastroenterology_hepatology", "immunology", "rare_disease"],
    modalities: ["microbiome", "gene_therapy", "antibody_drug_conjugate"],
    languages: everywhere,
  },
  {
    email: "reviewer@az.demo.test",
    name: "Dr Li Wei",
    organisation: "az",
    areas: ["oncology", "gastroenterology_hepatology"],
    modalities: ["small_molecule", "antibody_drug_conjugate"],
    languages: everywhere,
  },
  {
    email: "sjoberg@az.demo.test",
    name: "Dr Anna Sjöberg",
    organisation: "az",
    unit: "Cardiovascular R&D",
    areas: ["cardiometabolic", "renal"],
    modalities: ["rna_therapeutic", "protein_peptide"],
    languages: everywhere,
  },
  {
    email: "patel@az.demo.test",
    name: "Dr Rohan Patel",
    organisation: "az",
    unit: "Digital Health",
    areas: ["neuroscience", "mental_health", "ophthalmology"],
    modalities: ["software_ai", "medical_device", "imaging"],
    languages: everywhere,
  },
  {
    email: "xu@az.demo.test",
    name: "Dr Xu Jing",
    chineseName: "徐靜",
    organisation: "az",
    unit: "Respiratory & Immunology",
    areas: ["respiratory", "immunology", "infectious_disease"],
    modalities: ["vaccine", "drug_delivery", "chinese_medicine"],
    languages: everywhere,
  },
  {
    email: "baptiste@az.demo.test",
    name: "Dr Claire Baptiste",
    organisation: "az",
    unit: "Rare Disease",
    areas: ["rare_disease", "haematology", "women_health"],
    modalities: ["gene_therapy", "cell_therapy", "in_vitro_diagnostic"],
    languages: everywhere,
  },
  {
    email: "brandt@other.demo.test",
    name: "Dr Felix Brandt",
    organisation: "other",
    areas: ["oncology", "immunology"],
    modalities: ["antibody", "small_molecule"],
    languages: everywhere,
  },
  {
    email: "reyes@other.demo.test",
    name: "Dr Lucía Reyes",
    organisation: "other",
    areas: ["respiratory", "gastroenterology_hepatology"],
    modalities: ["antibody", "small_molecule"],
    languages: everywhere,
  },
];
