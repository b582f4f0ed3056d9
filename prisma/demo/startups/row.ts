import type {
  DevelopmentStage,
  Domain,
  Modality,
  TherapeuticArea,
} from "@/lib/programmes/vocabulary-keys";
import type { Locale } from "@/lib/i18n/locales";

/** One invented startup of the demo, in the language its founders write. Any likeness to a real company is chance. */
export interface DemoStartup {
  slug: string;
  en: string;
  hant?: string;
  hans?: string;
  country: string;
  city: string;
  place: "hong_kong" | "mainland_gba" | "mainland_other" | "macao" | "overseas";
  founded: string;
  headcount: number;
  language: Locale;
  domain: Domain;
  areas: TherapeuticArea[];
  modality: Modality;
  stage: DevelopmentStage;
  trl: number;
  indication: string;
  title: string;
  abstract: string;
  /** Where the startup writes Chinese: what the partner abroad reads. */
  titleEnglish?: string;
  abstractEnglish?: string;
  unmetNeed: string;
  careToday: string;
  target: string;
  /** T2: the core of the science, in the startup's language. */
  finding: string;
  founder: string;
  scientist: string;
}
