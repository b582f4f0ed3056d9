import { confirmMembership } from "@/lib/accounts/commands/confirm-membership";
import { grantMembership } from "@/lib/accounts/commands/grant-membership";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { saveMentorProfile } from "@/lib/mentoring/commands/save-profile";
import type { MentorProfileInput } from "@/lib/mentoring/schema";
import { text } from "@/lib/programmes/localised";
import type { Modality, TherapeuticArea } from "@/lib/programmes/schema";
import { saveReviewerProfile } from "@/lib/reviews/commands/save-profile";
import type { Locale } from "@/lib/i18n/locales";
import { makeDemoPerson } from "./first-people";

interface Expert {
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

interface DemoMentor extends Omit<Expert, "languages"> {
  languages: Locale[];
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

export interface StaffContext {
  organisations: Record<"hkstp" | "az" | "other", string>;
  programmes: { first: string; second: string };
  manager: Actor;
  /** A second person of the lead, who confirms memberships that read T2. */
  secondManager: Actor;
  partnerLead: Actor;
  otherLead: Actor;
  /** Fixed people by address. */
  people: Map<string, Actor>;
}

const actorOf = async (actor: Actor, membershipId: string): Promise<Actor> => {
  const made = await db().membership.findUniqueOrThrow({ where: { id: membershipId } });
  const { id, role, organisationId, programmeId, startupId, unit, deputy, maySubmit } = made;
  return {
    ...actor,
    membership: { id, role, organisationId, programmeId, startupId, unit, deputy, maySubmit },
  };
};

type Newcomer = Pick<Expert, "email" | "name" | "chineseName" | "organisation" | "unit">;

const granterOf = (context: StaffContext, organisation: Expert["organisation"]): Actor =>
  ({ hkstp: context.manager, az: context.partnerLead, other: context.otherLead })[organisation];

const personOf = (
  context: StaffContext,
  { email, name, chineseName }: Newcomer,
): Promise<Actor> | Actor =>
  context.people.get(email) ??
  makeDemoPerson({ email, name, ...(chineseName ? { chineseName } : {}) });

/** Grants a role as its organisation would: by the lead's manager or the partner's lead, confirmed by a second person where it must be. */
async function grant(
  context: StaffContext,
  person: Actor,
  expert: Newcomer,
  role: "reviewer" | "mentor",
  programmeId: string,
): Promise<Actor> {
  const made = await grantMembership(granterOf(context, expert.organisation), {
    personId: person.personId,
    role,
    organisationId: context.organisations[expert.organisation],
    programmeId,
    unit: expert.unit ?? null,
    deputy: false,
  } as Parameters<typeof grantMembership>[1]);
  if (made.status === "pending") await confirmMembership(context.secondManager, made.id);
  return actorOf(person, made.id);
}

/** Reviewers of the lead who judge in both programmes. */
const inBoth = ["yuen@hkstp.demo.test", "ling@hkstp.demo.test", "pang@hkstp.demo.test"];

export interface Reviewing {
  first: Map<string, Actor>;
  second: Map<string, Actor>;
}

/** Everybody who reviews, with profile; by programme and address. */
export async function makeReviewers(context: StaffContext): Promise<Reviewing> {
  const made: Reviewing = { first: new Map(), second: new Map() };
  for (const expert of reviewers) {
    const places: (keyof Reviewing)[] =
      expert.organisation === "other"
        ? ["second"]
        : inBoth.includes(expert.email)
          ? ["first", "second"]
          : ["first"];
    const person = await personOf(context, expert);
    for (const place of places) {
      const stands = person.membership?.role === "reviewer" && place === "first";
      const actor = stands
        ? person
        : await grant(context, person, expert, "reviewer", context.programmes[place]);
      made[place].set(expert.email, actor);
      const { areas, modalities, languages } = expert;
      const profile = { areas, modalities, languages, capacity: 14, active: true };
      await saveReviewerProfile(
        granterOf(context, expert.organisation),
        actor.membership?.id ?? "",
        profile,
      );
    }
  }
  return made;
}

/** Everybody who mentors, with the profile they wrote; by address. */
export async function makeMentors(context: StaffContext): Promise<Map<string, Actor>> {
  const made = new Map<string, Actor>();
  for (const mentor of mentors) {
    const person = await personOf(context, mentor);
    const stands = person.membership?.role === "mentor";
    const actor = stands
      ? person
      : await grant(context, person, mentor, "mentor", context.programmes.first);
    made.set(mentor.email, actor);
    const { headline, about, areas, modalities, topics, languages, capacity } = mentor;
    await saveMentorProfile(actor, {
      headline,
      about,
      areas,
      modalities,
      topics,
      languages,
      capacity,
      active: true,
    });
  }
  return made;
}

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
