/** Labels of every key below: vocabulary.ts. Keys are stored; never rename one. */
export const domains = [
  "drug",
  "device",
  "diagnostic",
  "digital",
  "research_tool",
  "outside_life_science",
] as const;
export type Domain = (typeof domains)[number];

export const therapeuticAreas = [
  "oncology",
  "cardiometabolic",
  "renal",
  "respiratory",
  "immunology",
  "neuroscience",
  "mental_health",
  "infectious_disease",
  "rare_disease",
  "haematology",
  "gastroenterology_hepatology",
  "ophthalmology",
  "dermatology",
  "musculoskeletal",
  "women_health",
  "paediatrics",
  "ageing",
  "other",
] as const;
export type TherapeuticArea = (typeof therapeuticAreas)[number];

export const modalities = [
  "small_molecule",
  "antibody",
  "antibody_drug_conjugate",
  "protein_peptide",
  "cell_therapy",
  "gene_therapy",
  "rna_therapeutic",
  "vaccine",
  "radiopharmaceutical",
  "microbiome",
  "chinese_medicine",
  "drug_delivery",
  "medical_device",
  "in_vitro_diagnostic",
  "imaging",
  "software_ai",
  "research_tool",
  "other",
] as const;
export type Modality = (typeof modalities)[number];

export const developmentStages = [
  "idea",
  "discovery",
  "lead_optimisation",
  "preclinical",
  "ind_enabling",
  "phase_1",
  "phase_2",
  "phase_3",
  "prototype",
  "verification_validation",
  "clinical_validation",
  "approved_on_market",
] as const;
export type DevelopmentStage = (typeof developmentStages)[number];

export const supportServices = [
  "mentoring",
  "laboratory_space",
  "gba_hospital_introduction",
  "kol_introduction",
  "university_introduction",
  "investor_introduction",
  "patient_organisation_introduction",
  "hong_kong_office",
  "roadshow",
  "health_conference",
  "technology_sharing",
  "data_sharing",
  "patient_co_design",
] as const;
export type SupportService = (typeof supportServices)[number];
