import type { Domain, Modality, TherapeuticArea } from "@/lib/programmes/vocabulary-keys";

interface TagMeaning {
  domain?: Domain;
  area?: TherapeuticArea;
  modality?: Modality;
}

/**
 * What a tag says about a product, in the words of public startup directories (health and life sciences). A guess to
 * sort and filter by, shown as answered by the import; a tag that is not here stays a tag of the profile.
 */
const meanings: Readonly<Record<string, TagMeaning>> = {
  therapeutics: { domain: "drug" },
  "drug-discovery": { domain: "drug" },
  "ai-powered-drug-discovery": { domain: "drug", modality: "software_ai" },
  "gene-therapy": { domain: "drug", modality: "gene_therapy" },
  crispr: { domain: "drug", modality: "gene_therapy" },
  "genetic-engineering": { modality: "gene_therapy" },
  "cell-therapy": { domain: "drug", modality: "cell_therapy" },
  "drug-delivery": { domain: "drug", modality: "drug_delivery" },
  nanomedicine: { domain: "drug", modality: "drug_delivery" },
  psychedelics: { domain: "drug", area: "mental_health", modality: "small_molecule" },
  vaccines: { domain: "drug", area: "infectious_disease", modality: "vaccine" },
  "medical-devices": { domain: "device", modality: "medical_device" },
  "medical-robotics": { domain: "device", modality: "medical_device" },
  "robotic-surgery": { domain: "device", modality: "medical_device" },
  "assistive-tech": { domain: "device", modality: "medical_device" },
  neurotechnology: { domain: "device", area: "neuroscience", modality: "medical_device" },
  diagnostics: { domain: "diagnostic", modality: "in_vitro_diagnostic" },
  nanosensors: { domain: "diagnostic", modality: "in_vitro_diagnostic" },
  genomics: { domain: "research_tool", modality: "research_tool" },
  microfluidics: { domain: "research_tool", modality: "research_tool" },
  "synthetic-biology": { domain: "research_tool" },
  "digital-health": { domain: "digital", modality: "software_ai" },
  "health-tech": { domain: "digital", modality: "software_ai" },
  "healthcare-it": { domain: "digital", modality: "software_ai" },
  "consumer-health-services": { domain: "digital" },
  telemedicine: { domain: "digital", modality: "software_ai" },
  telehealth: { domain: "digital", modality: "software_ai" },
  "vr-health": { domain: "digital", modality: "software_ai" },
  "mental-health-tech": { domain: "digital", area: "mental_health", modality: "software_ai" },
  "mental-health": { area: "mental_health" },
  "health-insurance": { domain: "digital" },
  "primary-care": { domain: "digital" },
  "computer-vision": { modality: "imaging" },
  oncology: { area: "oncology" },
  "covid-19": { area: "infectious_disease" },
  "women's-health": { area: "women_health" },
  femtech: { area: "women_health" },
  "fertility-tech": { area: "women_health" },
  pediatrics: { area: "paediatrics" },
  "anti-aging": { area: "ageing" },
  longevity: { area: "ageing" },
  "sleep-tech": { area: "neuroscience" },
  cardiology: { area: "cardiometabolic" },
  diabetes: { area: "cardiometabolic" },
  ophthalmology: { area: "ophthalmology" },
  dermatology: { area: "dermatology" },
};

// Where tags speak of several, the most particular product wins: a diagnostic that is also software is a diagnostic.
const domainOrder: readonly Domain[] = ["drug", "device", "diagnostic", "research_tool", "digital"];

export interface TagFacts {
  domain: Domain | null;
  areas: TherapeuticArea[];
  modalities: Modality[];
}

/** Domain, at most three areas and three modalities that the tags name, in the order of the tags. */
export function factsFromTags(tags: readonly string[]): TagFacts {
  const found = tags.map((tag) => tag.toLowerCase().replace(/\s+/g, "-"));
  const known = found.flatMap((tag) => (Object.hasOwn(meanings, tag) ? [meanings[tag]] : []));
  const listed = <K extends "area" | "modality">(key: K) => [
    ...new Set(known.flatMap((meaning) => meaning?.[key] ?? [])),
  ];
  const domain = domainOrder.find((each) => known.some((meaning) => meaning?.domain === each));
  return {
    domain: domain ?? null,
    areas: listed("area").slice(0, 3),
    modalities: listed("modality").slice(0, 3),
  };
}
