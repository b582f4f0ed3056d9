import type { Locale } from "@/lib/i18n/locales";
import { phrases } from "./phrases";
import type { DemoStartup } from "./row";

export type DemoAnswers = Record<string, Record<string, unknown>>;

const abstractLanguage = {
  "en-HK": "english",
  "zh-HK": "traditional_chinese",
  "zh-CN": "simplified_chinese",
} as const satisfies Record<Locale, string>;

/** Small stable numbers from a name, so that the same startup always gets the same figures. */
function figure(slug: string, salt: string, low: number, high: number): number {
  let hash = 7;
  for (const character of `${slug}/${salt}`)
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return low + (hash % (high - low + 1));
}

/** 2027-04 and so on: months after today, on the 15th. */
function monthsAhead(today: Date, months: number): string {
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 15))
    .toISOString()
    .slice(0, 10);
}

function companyNumber(startup: DemoStartup) {
  if (startup.place === "hong_kong")
    return { scheme: "hk_brn", value: String(figure(startup.slug, "brn", 70_000_000, 79_999_999)) };
  return {
    scheme: "overseas",
    value: `${startup.country}-${figure(startup.slug, "number", 1_000_000, 9_999_999)}`,
  };
}

const isSoftware = (startup: DemoStartup) => startup.modality === "software_ai";
const usesAnimals = (startup: DemoStartup) => startup.domain === "drug";

function sharedAnswers(startup: DemoStartup): DemoAnswers {
  const chinese = startup.language !== "en-HK";
  const technical = Math.max(2, Math.round(startup.headcount * 0.7));
  return {
    company: {
      company_name_en: startup.en,
      ...(startup.hant ? { company_name_zh_hant: startup.hant } : {}),
      ...(startup.hans ? { company_name_zh_hans: startup.hans } : {}),
      registration_number: companyNumber(startup),
      founded_on: startup.founded,
      place: startup.place,
      city: startup.city,
      headcount: startup.headcount,
      full_time_staff: Math.max(2, startup.headcount - 2),
      technical_staff: technical,
      hong_kong_presence: startup.place === "hong_kong" ? "registered" : "planned",
      website: `https://${startup.slug}.example`,
    },
    product: {
      title: startup.title,
      abstract: startup.abstract,
      abstract_language: abstractLanguage[startup.language],
      ...(chinese
        ? {
            title_english: startup.titleEnglish ?? startup.title,
            abstract_english: startup.abstractEnglish ?? startup.abstract,
          }
        : {}),
      domain: startup.domain,
      therapeutic_area: startup.areas,
      indication: startup.indication,
      modality: [startup.modality],
      stage: startup.stage,
      trl: startup.trl,
      unmet_need: startup.unmetNeed,
      standard_of_care: startup.careToday,
    },
  };
}

function careAnswers(startup: DemoStartup, today: Date): DemoAnswers {
  const words = phrases[startup.language];
  return {
    regulatory: {
      authorities: startup.country === "CN" ? ["nmpa"] : ["hk_department_of_health", "fda"],
      pathway: words.pathway[startup.domain === "drug" ? "drug" : "device"],
      next_filing: words.nextFiling[startup.domain === "drug" ? "drug" : "device"],
      next_filing_on: monthsAhead(today, figure(startup.slug, "filing", 6, 16)),
    },
    laboratory: {
      biosafety_level: isSoftware(startup) ? "none" : "bsl_2",
      animals: usesAnimals(startup),
      ...(usesAnimals(startup) ? { animals_details: words.animals } : {}),
      human_samples: !isSoftware(startup),
      ...(isSoftware(startup)
        ? {}
        : {
            human_samples_source: words.samplesSource,
            human_samples_consent: words.samplesConsent,
          }),
      equipment: words.equipment[isSoftware(startup) ? "software" : "wet"],
    },
    team: {
      people: [
        {
          displayName: startup.founder,
          role: words.chief,
          fullTime: true,
          technical: false,
          bio: words.founderBio,
        },
        {
          displayName: startup.scientist,
          role: words.scientist,
          fullTime: true,
          technical: true,
          bio: words.scientistBio,
        },
      ],
      conflict_founders: words.conflictFounders(startup.founder, startup.scientist),
      conflict_investors: [
        { investor_name: words.investors[figure(startup.slug, "investor", 0, 2)] ?? "" },
      ],
      conflict_indication: startup.indication,
      conflict_target_class: words.targetClass[startup.domain === "drug" ? "drug" : "other"],
      conflict_pharma_relations: ["none"],
    },
  };
}

function protectedAnswers(startup: DemoStartup, today: Date): DemoAnswers {
  const words = phrases[startup.language];
  const founderShare = figure(startup.slug, "share", 48, 62);
  return {
    science: {
      target: startup.target,
      mechanism: words.mechanism(startup.target, startup.indication),
      differentiation: words.differentiation(startup.careToday),
      evidence_sources: isSoftware(startup)
        ? ["clinical", "real_world"]
        : ["in_vitro", usesAnimals(startup) ? "in_vivo" : "clinical"],
      key_findings: startup.finding,
      biomarkers: words.biomarkers,
    },
    intellectual_property: {
      filings: [
        {
          family: startup.title.slice(0, 120),
          territories: startup.country === "CN" ? "CN, PCT" : "HK, CN, US, EP",
          priority_date: `${startup.founded.slice(0, 4)}-12-01`,
          filing_status: "filed",
          owner: startup.en,
        },
      ],
      freedom_to_operate: figure(startup.slug, "fto", 0, 1) ? "counsel_search" : "own_search",
      freedom_to_operate_findings: words.freedom,
      licences_obligations: words.licences,
    },
    finance: {
      shareholders: [
        {
          holder: startup.founder,
          holder_kind: "founder",
          share_percent: founderShare,
          technical_holder: false,
        },
        {
          holder: startup.scientist,
          holder_kind: "founder",
          share_percent: 86 - founderShare,
          technical_holder: true,
        },
        { holder: words.pool, holder_kind: "employee", share_percent: 14, technical_holder: true },
      ],
      raised: {
        currency: startup.country === "CN" ? "CNY" : startup.place === "overseas" ? "USD" : "HKD",
        minor: figure(startup.slug, "raised", 4, 38) * 50_000_000,
      },
      runway_months: figure(startup.slug, "runway", 7, 22),
      use_of_funds: words.funds,
    },
    plan: {
      milestones: words.milestones.map((milestone, step) => ({
        ...milestone,
        due_on: monthsAhead(today, 4 + step * 5),
      })),
      risks: words.risks,
    },
  };
}

/** Every answer of the default form for a startup of the demo, by section and question. Complete: it may be submitted. */
export function demoAnswers(startup: DemoStartup, today: Date): DemoAnswers {
  const words = phrases[startup.language];
  return {
    ...sharedAnswers(startup),
    ...careAnswers(startup, today),
    ...protectedAnswers(startup, today),
    ask: {
      services:
        startup.place === "overseas"
          ? ["mentoring", "hong_kong_office", "gba_hospital_introduction"]
          : ["mentoring", "gba_hospital_introduction", "investor_introduction"],
      services_from: "both",
      services_details: words.servicesDetails,
      mentor_wishes: words.mentorWishes(startup.indication),
      mentor_languages:
        startup.language === "en-HK"
          ? ["english"]
          : startup.language === "zh-HK"
            ? ["cantonese", "english"]
            : ["mandarin"],
      no_patient_data: true,
    },
  };
}
